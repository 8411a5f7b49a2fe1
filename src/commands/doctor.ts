/** `swarm-tutor doctor`: what this computer can run, what is missing, and how to get it. */
import { doctorReport } from '../driver/doctor.ts';
import { messagesFor } from '../i18n/messages.ts';
import { EXIT } from './io.ts';
import { chooseLanguage } from './language.ts';
import { painter } from './lines.ts';
import { rememberedLanguage } from './remembered-progress.ts';
import type { ProgramStart } from './start.ts';
import { untilStopped } from './stop.ts';

/** Runs `doctor`. Exit code 3 when a driver was asked for by name and is not ready. */
export async function doctor({ facts, io, options }: ProgramStart): Promise<number> {
  const remembered = rememberedLanguage(io.env);
  const language = chooseLanguage(options.lang, io.env, remembered);
  const { cli } = messagesFor(language);
  const report = doctorReport(await untilStopped(facts(), io.signal), language);
  const asked = report.drivers.find(({ id }) => id === options.driver);
  const exitCode = asked && !asked.usable ? EXIT.notReady : EXIT.done;
  if (options.json) {
    io.json(report);
    return exitCode;
  }
  const paint = painter(options.color && io.isTerminal);
  io.out(cli.platform(report.platform.os, report.platform.arch, report.platform.shell));
  io.out();
  for (const driver of report.drivers) {
    io.out(
      driver.usable ? paint('green', '✓') : paint('dim', '–'),
      ' ',
      paint('bold', driver.id),
      `  ${cli.driverTitles[driver.id]}`,
    );
    for (const { what, why, fix } of [...driver.missing, ...driver.notices])
      for (const line of cli.missing(what, why, fix)) io.out(line);
  }
  io.out();
  io.out(cli.chosen(report.chosen.driver, report.chosen.why));
  return exitCode;
}
