#!/bin/sh
# Compiles launcher.exe with MinGW-w64 (Debian: gcc-mingw-w64-x86-64-win32), the same bytes each time. Output: $1, or beside this file.
set -eu
cd "$(dirname "$0")"
out=${1:-launcher.exe}
x86_64-w64-mingw32-gcc -std=c11 -Os -Wall -Wextra -Werror -ffreestanding -fno-builtin -fno-ident -fno-stack-protector \
  -fno-asynchronous-unwind-tables -mconsole -nostdlib -s -Wl,-e,start -Wl,--no-insert-timestamp -Wl,--build-id=none \
  -o "$out" launcher.c -lkernel32
# No line to start (see launcher.c).
printf '\0\0\0\0' >>"$out"
