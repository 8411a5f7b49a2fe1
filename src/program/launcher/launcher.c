/*
 * A program of ours on Windows, under the name of its file: starts the command line that stands at the file's own end, with
 * the words that it was given itself. A batch file would have them read a second time by cmd.exe ("a|b" becomes a pipe),
 * could not name a folder outside the console's code page, and would ask "Terminate batch job (Y/N)?" after Ctrl-C.
 *
 * At the end of the file stand the line (UTF-16LE, no zero at its end) and its length in bytes (32 bits). Length 0 starts
 * nothing and ends well: so one can ask whether this computer lets such programs start. build.sh compiles it.
 */
#include <windows.h>

#define MOST 32767 /* characters of a command line, with the zero at its end */
#define NOT_STARTED 127

static WCHAR own[MOST + 1];
static WCHAR line[MOST + 1];

static void fail(const char *why, DWORD length) {
  DWORD written;
  WriteFile(GetStdHandle(STD_ERROR_HANDLE), why, length, &written, NULL);
  ExitProcess(NOT_STARTED);
}
#define FAIL(why) fail(why "\r\n", sizeof(why "\r\n") - 1)

/* Ctrl-C reaches all programs of the console: what was started decides what comes of it. */
static BOOL WINAPI stays(DWORD event) { return event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT; }

/* Reads the beginning of the command line; how many characters it has. */
static DWORD read_line(void) {
  DWORD length = 0, got = 0;
  const DWORD everyone = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
  DWORD size = GetModuleFileNameW(NULL, own, MOST + 1);
  HANDLE file = CreateFileW(own, GENERIC_READ, everyone, NULL, OPEN_EXISTING, 0, NULL);
  if (size == 0 || size > MOST || file == INVALID_HANDLE_VALUE) FAIL("this program can't read its own file");
  SetFilePointer(file, -(LONG)sizeof length, NULL, FILE_END);
  if (!ReadFile(file, &length, sizeof length, &got, NULL) || got != sizeof length || length > MOST * sizeof(WCHAR))
    FAIL("this program's file is not whole");
  if (length == 0) ExitProcess(0);
  SetFilePointer(file, -(LONG)(sizeof length + length), NULL, FILE_END);
  if (!ReadFile(file, line, length, &got, NULL) || got != length) FAIL("this program's file is not whole");
  CloseHandle(file);
  return length / sizeof(WCHAR);
}

/* The words behind the program's name, as they were written, with the blank before them. */
static const WCHAR *own_words(void) {
  const WCHAR *at = GetCommandLineW();
  BOOL quoted = FALSE;
  for (; *at != 0 && (quoted || (*at != ' ' && *at != '\t')); at++)
    if (*at == '"') quoted = !quoted;
  return at;
}

void start(void) {
  DWORD length = read_line(), code = NOT_STARTED;
  for (const WCHAR *at = own_words(); *at != 0; at++) {
    if (length >= MOST - 1) FAIL("the command line is too long");
    line[length++] = *at;
  }
  line[length] = 0;
  SetConsoleCtrlHandler(stays, TRUE);
  /* What was started ends with this program, however that ends; what it lets go on by itself may. */
  HANDLE job = CreateJobObjectW(NULL, NULL);
  static JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits;
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK;
  SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
  STARTUPINFOW same;
  PROCESS_INFORMATION child;
  GetStartupInfoW(&same);
  same.lpReserved = NULL;
  if (!CreateProcessW(NULL, line, NULL, NULL, TRUE, CREATE_SUSPENDED, NULL, NULL, &same, &child))
    FAIL("Node.js was not found where swarm-tutor was started with it; start swarm-tutor again");
  AssignProcessToJobObject(job, child.hProcess);
  ResumeThread(child.hThread);
  WaitForSingleObject(child.hProcess, INFINITE);
  GetExitCodeProcess(child.hProcess, &code);
  ExitProcess(code);
}
