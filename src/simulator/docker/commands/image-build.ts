/** `docker build`: reads a Dockerfile and has the engine make the image. */
import type { CommandRun } from '../cli/command.ts';
import { ClientError } from '../cli/errors.ts';
import { shortId } from '../cli/human.ts';

interface Instruction {
  readonly keyword: string;
  readonly value: string;
}

/** Simulated time that one instruction takes. */
const STEP_MS = 300;

/** `docker build -t NAME FOLDER`: reads the Dockerfile there and makes an image that answers as the model knows. */
export async function build(context: CommandRun): Promise<number> {
  const { call, flags, args, engine } = context;
  const [folder = '.'] = args;
  const path = flags.maybe('file') ?? `${folder.replace(/\/$/, '')}/Dockerfile`;
  const text = folder === '-' ? await call.stdin() : read(context, path);
  const instructions = parseDockerfile(text);
  if (instructions.length === 0)
    throw new ClientError('Error response from daemon: the Dockerfile (Dockerfile) cannot be empty');
  const quiet = flags.on('quiet');
  const tags = flags.list('tag');
  if (!quiet) call.out('Sending build context to Docker daemon  4.096kB\n');
  for (const [at, step] of instructions.entries()) {
    if (quiet) continue;
    call.out(`Step ${at + 1}/${instructions.length} : ${step.keyword} ${step.value}\n`);
    await call.sleep(STEP_MS);
  }
  const id = engine().imageBuild({ tags, instructions });
  if (quiet) call.out(`${id}\n`);
  else {
    call.out(`Successfully built ${shortId(id)}\n`);
    for (const tag of tags) call.out(`Successfully tagged ${/:[^/]*$/.test(tag) ? tag : `${tag}:latest`}\n`);
  }
  return 0;
}

function read(context: CommandRun, path: string): string {
  try {
    return context.call.readFile(path);
  } catch {
    throw new ClientError(
      `unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat ${path}: no such file or directory`,
    );
  }
}

/** The instructions of a Dockerfile, with continued lines joined and comments left out. */
export function parseDockerfile(text: string): Instruction[] {
  const joined = text
    .split(/\r?\n/)
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replace(/\\\n\s*/g, ' ');
  return joined
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [keyword = '', ...rest] = line.split(/\s+/);
      return { keyword: keyword.toUpperCase(), value: rest.join(' ') };
    });
}
