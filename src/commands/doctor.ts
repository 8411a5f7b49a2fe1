/** `swarm-tutor doctor`: what this computer can run, what is missing, and how to get it. */
import { styleText } from 'node:util';
import { doctor as examine } from '../driver/doctor.ts';
import { homeFolders } from '../files/home.ts';
import { messagesFor } from '../i18n/messages.ts';
import { ProgressStore } from '../tutor/progress/store.ts';
import { EXIT, type Io } from './io.ts';
import { chooseLanguage } from './language.ts';
import type { Options } from './options.ts';

/** Runs `doctor`. Exit code 3 when a driver was asked for by name and is not ready. */
export async function doctor(options: Options, io: Io): Promise<number> {
  const remembered = new ProgressStore(homeFolders(io.env).progress, messagesFor('en')).document.language;
  const language = chooseLanguage(options.lang, io.env, remembered);
  const { cli } = messagesFor(language);
  const report = await examine({ language });
  const asked = report.drivers.find(({ id }) => id === options.driver);
  const exitCode = asked && !asked.usable ? EXIT.notReady : EXIT.done;
  if (options.json) {
    io.out(`${JSON.stringify(report)}\n`);
    return exitCode;
  }
  const colored = options.color && io.isTerminal;
  const paint = (style: 'green' | 'dim' | 'bold', text: string): string =>
    colored ? styleText(style, text, { validateStream: false }) : text;
  io.out(`${cli.platform(report.platform.os, report.platform.arch, report.platform.shell)}\n\n`);
  for (const driver of report.drivers) {
    io.out(
      `${driver.usable ? paint('green', '✓') : paint('dim', '–')} ${paint('bold', driver.id)}  ${cli.driverTitles[driver.id]}\n`,
    );
    for (const { what, why, fix } of [...driver.missing, ...driver.notices])
      io.out(`${cli.missing(what, why, fix)}\n`);
  }
  io.out(`\n${cli.chosen(report.chosen.driver, report.chosen.why)}\n`);
  return exitCode;
}
