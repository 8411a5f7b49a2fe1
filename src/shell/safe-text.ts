/** Makes streamed output safe to show: lines of text with colours, as a terminal would show them, and nothing else. */
import { widthOf } from '../text/width.ts';
import {
  CUT_MARK,
  cellsToText,
  erase,
  LONGEST_LINE,
  TAB,
  type TerminalCell,
  textToCells,
  write,
} from './cells.ts';
import { EscapeScanner, type Scanned } from './escape-scanner.ts';
import { type SgrStyle, styleAfter, transition } from './sgr.ts';
import { wholeLines } from './whole-lines.ts';

/** Where a stream's lines go. Lines are counted from the stream's last one upwards. */
export interface LineSink {
  /** New lines at the end. */
  append(lines: readonly string[]): void;
  /** Replaces the line `up` lines above the last. */
  replace(up: number, line: string): void;
  /** The line `up` lines above the last; undefined when it can no longer be changed. */
  read(up: number): string | undefined;
}

/** Characters of one line with its colours and combining marks: a bound where columns are none. */
export const MOST_TEXT = 16 * LONGEST_LINE;

/**
 * A streaming reducer. Keeps SGR colours (reset at every line's end, taken up again on the next); drops titles, the
 * clipboard, device strings, bells, control and direction characters; `\r`, backspace and erasing have their effect
 * on the line; moving up and down reaches the sink's recent lines, so docker's progress changes them in place.
 */
export class SafeText implements Scanned {
  readonly #sink: LineSink;
  readonly #scanner = new EscapeScanner();
  #style: SgrStyle = '';
  /** The row is one of the sink's; false for the empty one below its last line. */
  #begun = false;
  /** Rows between the cursor and the lowest row. */
  #up = 0;
  /** The cursor's row: `#text` while output only appends to it, `#cells` once the cursor has moved. */
  #text = '';
  #textStyle: SgrStyle = '';
  #cells: TerminalCell[] | undefined;
  #column = 0;
  #cut = false;
  #dirty = false;

  constructor(sink: LineSink) {
    this.#sink = sink;
  }

  /** The last line is not ended yet. */
  get isMidLine(): boolean {
    return this.#begun;
  }

  /** Takes the next chunk of decoded text, cut anywhere. Afterwards the sink shows all of it. */
  push(output: string): void {
    // Line ends of Windows and of ssh with a terminal; one `\r` at the very end waits for what comes.
    const chunk = output.includes('\r\n') ? output.replaceAll('\r\n', '\n') : output;
    if (this.#isAtEase()) {
      this.#pushFast(chunk);
      return;
    }
    const end = chunk.indexOf('\n') + 1;
    this.#scanner.push(end === 0 ? chunk : chunk.slice(0, end), this);
    this.#show();
    if (end === 0 || end === chunk.length) return;
    if (this.#isAtEase()) this.#pushFast(chunk.slice(end));
    else this.#pushSlowly(chunk.slice(end));
  }

  /** Nothing is left over from earlier: no colour, no half sequence, no open line, no cursor that moved. */
  #isAtEase(): boolean {
    return (
      this.#style === '' && this.#up === 0 && !this.#begun && this.#cells === undefined && this.#scanner.idle
    );
  }

  #pushSlowly(chunk: string): void {
    this.#scanner.push(chunk, this);
    this.#show();
  }

  #pushFast(chunk: string): void {
    const whole = wholeLines(chunk);
    if (whole !== undefined) this.#sink.append(whole.lines);
    this.#pushSlowly(whole?.rest ?? chunk);
  }

  /** See `Scanned`. */
  print(run: string): void {
    this.#dirty = true;
    if (this.#cells !== undefined) {
      this.#column = write(this.#cells, this.#column, run, this.#style);
      if (this.#column >= LONGEST_LINE) this.#cut = true;
      return;
    }
    const room = LONGEST_LINE - this.#column;
    const columns = widthOf(run);
    const tooLong = columns > room || this.#text.length + run.length > MOST_TEXT;
    const part = tooLong ? cutAt(run, Math.max(Math.min(room, MOST_TEXT - this.#text.length), 0)) : run;
    if (part !== run) this.#cut = true;
    if (part === '') return;
    this.#text += transition(this.#textStyle, this.#style) + part;
    this.#textStyle = this.#style;
    this.#column += part === run ? columns : room;
  }

  /** See `Scanned`. */
  control(character: string): void {
    if (character === '\n') this.#newline();
    else if (character === '\r') this.#moveTo(0);
    else if (character === '\b') this.#moveTo(this.#column - 1);
    else {
      const next = (Math.floor(this.#column / TAB) + 1) * TAB;
      if (this.#cells === undefined) this.print(' '.repeat(next - this.#column));
      else this.#moveTo(next);
    }
  }

  /** See `Scanned`. Everything that is not handled here is dropped. */
  sequence(parameters: string, final: string): void {
    if (final === 'm') {
      this.#style = styleAfter(this.#style, parameters);
      return;
    }
    const [first = ''] = parameters.split(';');
    const count = Math.min(Math.max(Number(first) || 1, 1), LONGEST_LINE);
    if (final === 'K') this.#eraseLine(first);
    else if (final === 'G' || final === '`') this.#moveTo(count - 1);
    else if (final === 'C') this.#moveTo(this.#column + count);
    else if (final === 'D') this.#moveTo(this.#column - count);
    else if (final === 'A' || final === 'F') this.#goUp(count, final === 'F');
    else if (final === 'B' || final === 'E') this.#goUp(-count, final === 'E');
    else if (final === 'J' && (first === '' || first === '0')) this.#eraseBelow();
    else if (final === 'H' || final === 'f') this.#newFrame();
  }

  #moveTo(column: number): void {
    if (column === this.#column) return;
    this.#cells ??= textToCells(this.#text);
    this.#column = Math.min(Math.max(column, 0), LONGEST_LINE);
  }

  #eraseLine(mode: string): void {
    if (this.#cells === undefined && (mode === '' || mode === '0')) return;
    this.#cells ??= textToCells(this.#text);
    this.#dirty = true;
    if (mode !== '1') this.#cut = false;
    if (mode === '' || mode === '0') erase(this.#cells, this.#column, LONGEST_LINE);
    else if (mode === '1') erase(this.#cells, 0, this.#column + 1);
    else erase(this.#cells, 0, LONGEST_LINE);
  }

  #newline(): void {
    if (this.#up > 0) {
      this.#goUp(-1, true);
      return;
    }
    this.#dirty = true;
    this.#show();
    this.#begun = false;
    this.#freshRow();
  }

  #freshRow(): void {
    this.#text = '';
    this.#textStyle = '';
    this.#cells = undefined;
    this.#column = 0;
    this.#cut = false;
    this.#dirty = false;
  }

  /** Moves the cursor to another row of this stream: up, or down with a negative count. */
  #goUp(count: number, toStart: boolean): void {
    this.#show();
    const column = toStart ? 0 : this.#column;
    let up = Math.max(this.#up + count, 0);
    while (up > 0 && this.#sink.read(this.#place(up)) === undefined) up -= 1;
    this.#up = up;
    this.#freshRow();
    const place = this.#place(up);
    const line = place < 0 ? undefined : this.#sink.read(place);
    if (line !== undefined) this.#cells = textToCells(line);
    this.#moveTo(column);
  }

  /** How far the row `up` rows above the lowest is above the sink's last line; -1 for one that has not begun. */
  #place(up: number): number {
    return this.#begun ? up : up - 1;
  }

  #eraseBelow(): void {
    this.#eraseLine('0');
    for (let up = this.#up - 1; this.#place(up) >= 0; up -= 1) this.#sink.replace(this.#place(up), '');
  }

  /** A program that draws whole screens: its next frame begins on a line of its own. */
  #newFrame(): void {
    if (this.#up > 0) this.#goUp(-this.#up, true);
    if (this.#begun || this.#dirty) this.#newline();
  }

  /** Brings the sink up to date with the cursor's row. */
  #show(): void {
    if (!this.#dirty) return;
    this.#dirty = false;
    const text =
      this.#cells === undefined
        ? fresh(this.#text + transition(this.#textStyle, ''))
        : cellsToText(this.#cells);
    const line = this.#cut ? text + CUT_MARK : text;
    const place = this.#place(this.#up);
    if (place >= 0) this.#sink.replace(place, line);
    else {
      this.#sink.append([line]);
      this.#begun = true;
    }
  }
}

/** The first characters of a text, never half of one. */
function cutAt(text: string, length: number): string {
  const part = text.slice(0, length);
  return part.isWellFormed() ? part : part.slice(0, -1);
}

/** A copy that shares no memory with the chunk it was cut from. */
function fresh(text: string): string {
  return text.length < 16 ? text : Buffer.from(text, 'utf8').toString('utf8');
}
