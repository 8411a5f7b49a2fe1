#!/usr/bin/env bash
# Makes the images of the engine tests without a registry, from programs of this computer:
#   swarm-tutor-test-node          dockerd and what it needs, as a machine of the driver dind
#   john/get-started:part2, :part3 a page that names its container, as Part 2's app does
#   nginx, httpd, redis            a web server in the place of those that exercises use
# Needs the packages docker.io, iptables, iproute2 and busybox-static (of Debian or Ubuntu).
set -euo pipefail

node_image=swarm-tutor-test-node
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A program with the libraries that it is linked to.
put() {
  local root=$1 file=$2 library
  mkdir -p "$root$(dirname "$file")"
  rm -f "$root$file"
  cp -L "$file" "$root$file"
  for library in $(ldd "$file" 2>/dev/null | grep -o '/[^ ]*' || true); do
    [ "$library" = "$file:" ] && continue
    mkdir -p "$root$(dirname "$library")"
    [ -e "$root$library" ] || cp -L "$library" "$root$library"
  done
}

# A program by name, where Debian or Docker's own packages put it.
find_program() {
  local folder
  # The client that is typed on this computer: machines have the same one.
  if [ "$1" = docker ]; then
    command -v docker
    return
  fi
  for folder in /usr/sbin /usr/bin /sbin /bin /usr/libexec/docker /usr/libexec; do
    if [ -x "$folder/$1" ]; then
      echo "$folder/$1"
      return
    fi
  done
  echo "images.sh: $1 is not installed" >&2
  return 1
}

make_node() {
  local root=$work/node program name xtables
  mkdir -p "$root"/{etc,root,tmp,run,var,proc,sys,dev,usr/bin,usr/sbin,usr/lib,usr/lib64}
  ln -s usr/bin "$root/bin"
  ln -s usr/sbin "$root/sbin"
  ln -s usr/lib "$root/lib"
  ln -s usr/lib64 "$root/lib64"
  ln -s ../run "$root/var/run"
  cp "$(find_program busybox)" "$root/usr/bin/busybox"
  for name in $("$root/usr/bin/busybox" --list); do
    [ -e "$root/usr/bin/$name" ] || ln -s busybox "$root/usr/bin/$name"
  done
  for name in dockerd docker containerd containerd-shim-runc-v2 runc docker-proxy docker-init ip; do
    program=$(find_program "$name")
    put "$root" "$program"
    # Found by any PATH, and before busybox's own.
    [ "$program" = "/usr/bin/$name" ] || ln -sf "$program" "$root/usr/bin/$name"
  done
  put "$root" "$(find_program xtables-nft-multi)"
  for name in iptables iptables-save iptables-restore ip6tables ip6tables-save ip6tables-restore; do
    ln -sf xtables-nft-multi "$root/usr/sbin/$name"
  done
  xtables=$(dirname "$(find /usr/lib -name libxt_conntrack.so -print -quit)")
  mkdir -p "$root$xtables"
  cp -L "$xtables"/*.so "$root$xtables/"
  echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"
  printf 'root:x:0:\ndocker:x:100:\n' >"$root/etc/group"
  printf 'ID=debian\nPRETTY_NAME="swarm-tutor test node"\n' >"$root/etc/os-release"
  # Without --privileged, /sys is read-only at first, and mounts don't reach the containers inside.
  cat >"$root/entrypoint" <<'SCRIPT'
#!/bin/sh
for folder in /sys /sys/fs/cgroup /sys/fs/cgroup/*; do
  [ ! -d "$folder" ] || mount -o remount,bind,rw "$folder" 2>/dev/null
done
mount --make-rshared /
rm -f /run/docker.pid /run/docker/containerd/*.pid
exec docker-init -- "$@"
SCRIPT
  chmod +x "$root/entrypoint"
  tar -C "$root" -c . | docker import \
    --change 'ENTRYPOINT ["/entrypoint"]' \
    --change 'ENV PATH=/usr/sbin:/usr/bin:/sbin:/bin' - "$node_image" >/dev/null
}

make_app() {
  local root=$work/app name
  mkdir -p "$root"/{bin,tmp,www}
  cp "$(find_program busybox)" "$root/bin/busybox"
  for name in sh httpd hostname; do ln -s busybox "$root/bin/$name"; done
  # It ends when it is asked to; a task that doesn't takes ten seconds more.
  cat >"$root/start" <<'SCRIPT'
#!/bin/sh
echo "<h3>Hello World!</h3><b>Hostname:</b> $(hostname)<br/>" >/www/index.html
trap 'exit 0' TERM
httpd -f -p 80 -h /www &
wait
SCRIPT
  chmod +x "$root/start"
  tar -C "$root" -c . | docker import --change 'CMD ["/start"]' - john/get-started:part2 >/dev/null
  tar -C "$root" -c . | docker import --change 'CMD ["/start"]' --change 'LABEL version=3' - john/get-started:part3 >/dev/null
}

# Stands for the images of exercises, under all their names: a web server, and busybox's programs to look around with.
make_web() {
  local root=$work/web name
  mkdir -p "$root"/{bin,tmp,www,etc,data}
  cp "$(find_program busybox)" "$root/bin/busybox"
  for name in $("$root/bin/busybox" --list); do
    [ -e "$root/bin/$name" ] || ln -s busybox "$root/bin/$name"
  done
  # As that of Alpine, nc can try a port with -z, which Debian's can not. Busybox's own shell wouldn't look for another one.
  put "$root" "$(find_program dash)"
  ln -sf "$(find_program dash)" "$root/bin/sh"
  rm "$root/bin/nc"
  cat >"$root/bin/nc" <<'SCRIPT'
#!/bin/sh
[ "$1" = -z ] || exec busybox nc "$@"
exec busybox nc "$2" "$3" -e /bin/true
SCRIPT
  chmod +x "$root/bin/nc"
  cp "$work/app/start" "$root/start"
  tar -C "$root" -c . | docker import --change 'CMD ["/start"]' - "$1" >/dev/null
  for name in "${@:2}"; do docker tag "$1" "$name"; done
}

make_node
make_app
make_web nginx:alpine nginx:1.26 nginx:1.27 httpd:2.4 redis:alpine
