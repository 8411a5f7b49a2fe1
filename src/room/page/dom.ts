/** Makes elements of a page. Text goes in as text only: nothing that a learner wrote can become markup. */
/// <reference lib="dom" />

type Child = Node | string | undefined;

/** An element with a class and children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  for (const child of children) if (child !== undefined) made.append(child);
  return made;
}

/** A button that does something. */
export function button(text: string, onPress: () => void): HTMLButtonElement {
  const made = element('button', '', text);
  made.type = 'button';
  made.addEventListener('click', onPress);
  return made;
}

/** A button that asks once more before it does something, and forgets that it was pressed after a while. */
export function pressedTwice(text: string, again: string, onPress: () => void): HTMLButtonElement {
  let isSure = false;
  const made = button(text, () => {
    if (isSure) {
      onPress();
      return;
    }
    isSure = true;
    made.textContent = again;
    setTimeout(() => {
      isSure = false;
      made.textContent = text;
    }, FORGOTTEN_AFTER_MS);
  });
  return made;
}

const FORGOTTEN_AFTER_MS = 5_000;

/** A choice among values with titles. */
export function choice(options: readonly (readonly [string, string])[]): HTMLSelectElement {
  const made = element('select', '');
  offer(made, options);
  return made;
}

/** Gives a choice these values, where they are not what it has; the chosen one stays. */
export function offer(among: HTMLSelectElement, options: readonly (readonly [string, string])[]): void {
  const before = [...among.options].map(({ value }) => value);
  if (before.join(' ') === options.map(([value]) => value).join(' ')) return;
  const chosen = among.value;
  const made = options.map(([value, title]) => {
    const option = element('option', '', title);
    option.value = value;
    return option;
  });
  among.replaceChildren(...made);
  if (options.some(([value]) => value === chosen)) among.value = chosen;
}

/** A field of one line, or for a number. */
export function field(type: 'text' | 'number' | 'password', label: string, value = ''): HTMLInputElement {
  const made = element('input', '');
  made.type = type;
  made.value = value;
  made.setAttribute('aria-label', label);
  made.placeholder = label;
  made.autocomplete = 'off';
  return made;
}
