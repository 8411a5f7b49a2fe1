/** Patterns of command lines; `<kind>` stands for something of that kind (fuzz-lines.ts). */

const list = (text: string): readonly string[] => text.split(/\s*¦\s*/);

/** What follows `docker`. */
export const DOCKER = list(
  `
  swarm init --advertise-addr <m> ¦ swarm init ¦ swarm init --advertise-addr 192.168.99.100 ¦
  swarm join-token <flag> worker ¦ swarm join-token manager ¦ swarm join --token x 192.168.99.100:2377 ¦
  swarm join --token $(docker-machine ssh myvm1 docker swarm join-token -q worker) 192.168.99.100:2377 ¦
  swarm join --token $(docker-machine ssh myvm1 docker swarm join-token -q manager) 192.168.99.100 ¦
  swarm leave ¦ swarm leave --force ¦ swarm update --task-history-limit <n> ¦ swarm update --autolock ¦
  swarm update --autolock=false ¦ swarm unlock-key ¦ swarm unlock ¦ swarm ca ¦ swarm ca --rotate ¦
  swarm join-token --rotate worker ¦ node ls ¦ node ls <flag> ¦ node ls --format <format> ¦
  node ls --filter <filter> ¦ node ps <node> ¦ node inspect <node> ¦ node inspect --pretty <node> ¦
  node inspect -f <format> <node> ¦ node update --availability <avail> <node> ¦
  node update --label-add disk=ssd <node> ¦ node update --label-rm disk <node> ¦ node promote <node> ¦
  node demote <node> ¦ node rm <node> ¦ node rm --force <node> ¦
  service create --name <s> -d --replicas <n> <image> ¦ service create -d --name api -p <port> <image> ¦
  service create --name web --mode global -d --constraint <constraint> <image> ¦
  service create --detach <image> ping localhost ¦
  service create -d --name api --limit-memory <n> --reserve-cpu <n> <image> ¦
  service create -d --replicas 3 --update-delay 10s --update-parallelism <n> --restart-condition on-failure --name web <image> ¦
  service create -d --mode replicated-job <image> ¦ service create -d --network <net> --name web2 <image> ¦
  service ls ¦ service ls <flag> ¦ service ls --format <format> ¦ service ps <s> ¦ service ps <flag> <s> ¦
  service ps -f <filter> <s> ¦ service inspect <s> ¦ service inspect --pretty <s> ¦
  service inspect -f <format> <s> ¦ service scale <s>=<n> ¦ service scale -d <s>=<n> ¦
  service scale -d web=2 api=3 ¦ service update -d --image <image> <s> ¦
  service update -d --replicas <n> <s> ¦ service update -d --force <s> ¦
  service update --publish-add <port> -d <s> ¦ service update --constraint-add <constraint> -d <s> ¦
  service update --env-add A=1 -d <s> ¦ service rollback -d <s> ¦ service rm <s> ¦ service logs <s> ¦
  service logs --tail <n> <s> ¦ stack deploy -c <file> <stack> ¦
  stack deploy -c docker-compose.yml getstartedlab ¦ stack deploy -c docker-compose.yml other ¦
  stack deploy --prune -c docker-compose.yml getstartedlab ¦ stack up -c <file> <stack> ¦ stack ls ¦
  stack ls --format <format> ¦ stack ps <stack> ¦ stack ps <flag> <stack> ¦
  stack ps --filter <filter> <stack> ¦ stack services <stack> ¦ stack rm <stack> ¦ stack config -c <file> ¦
  info ¦ info --format <format> ¦ version ¦ version --format <format> ¦ ps ¦ ps -a ¦ ps <flag> ¦
  ps --format <format> ¦ ps --filter <filter> ¦ images ¦ images <flag> ¦ images --format <format> ¦
  pull <image> ¦ push <image> ¦ tag <image> john/x:1 ¦ rmi <image> ¦ rmi -f <image> ¦ build -t a . ¦
  login -u sam -p x ¦ logout ¦ network ls ¦ network ls --filter <filter> ¦ network inspect <net> ¦
  network create -d overlay webnet ¦ network create <net> ¦ network rm <net> ¦ network prune -f ¦
  run -d --name box <image> ¦ run --rm <image> echo hi ¦ run -d -p <port> <image> ¦ run <image> <flag> ¦
  run --restart always -d <image> sleep 5 ¦ exec <c> hostname ¦ exec <c> nosuchprogram ¦ logs <c> ¦
  stop -t 1 <c> ¦ start <c> ¦ kill <c> ¦ rm <c> ¦ rm -f <c> ¦ inspect <c> ¦ inspect <s> ¦
  inspect -f <format> <c> ¦ stats --no-stream ¦ top <c> ¦ port <c> ¦ container prune -f ¦ system df ¦
  system prune -f ¦ volume ls ¦ context ls ¦ compose up ¦ buildx ls ¦ nosuch ¦  ¦ help ¦ help service ¦
  service ¦ stack ¦ --version ¦ -v ¦ <flag> ¦ secret ls ¦ config ls ¦ plugin ls ¦ checkpoint ls ¦ trust x ¦
  search nginx ¦ events --since 10m --until 0s ¦ wait stopped ¦ diff <c> ¦ cp a b ¦ rename <c> <name> ¦
  update <c> ¦ update --memory <n> <c> ¦ update --restart always <c> ¦ history <image> ¦ save <image> ¦
  commit <c> x ¦ commit <c> john/x:2 ¦ secret create <name> secret.txt ¦ secret create <name> <file> ¦
  secret create -l a=b <name> secret.txt ¦ secret ls <flag> ¦ secret ls --format <format> ¦
  secret inspect <name> ¦ secret inspect --pretty <name> ¦ secret rm <name> ¦ config create <name> secret.txt ¦
  config create <name> other.yml ¦ config ls --filter <filter> ¦ config inspect <name> ¦
  config inspect --pretty <name> ¦ config rm <name> ¦ service create -d --name web --secret <name> <image> ¦
  service create -d --name api --secret source=<name>,target=/etc/x,mode=<n> <image> ¦
  service create -d --name api --config source=other,target=/x <image> cat /x ¦
  service create -d --name leak --secret <name> alpine cat /run/secrets/<name> ¦
  service update -d --secret-add <name> <s> ¦ service update -d --secret-rm <name> <s> ¦
  service update -d --config-add <name> <s> ¦ service create -d --name db --mount <mount> <image> ¦
  service update -d --mount-add <mount> <s> ¦ stack deploy -c files.yml files ¦ stack rm files ¦
  exec <c> cat /run/secrets/<name> ¦ exec <c> ls -la /run/secrets ¦ exec <c> <script> ¦ logs <c> ¦
  service logs leak ¦ volume create <name> ¦ volume ls <flag> ¦ volume ls --filter <filter> ¦
  volume inspect <name> ¦ volume rm <name> ¦ volume prune -f ¦ volume prune -a -f ¦ volume prune ¦
  run -d -v <name>:/data <image> ¦ run --rm -v <name>:/data alpine <script> ¦ run -v /data redis ¦
  run -d --mount <mount> nginx ¦ create --name made <image> ¦ create -v <name>:/x alpine cat /x/y ¦
  start -a made ¦ rm -v <c> ¦ pause <c> ¦ unpause <c> ¦ cp docker-compose.yml <c>:/tmp ¦
  cp <c>:/etc/hostname copied ¦ cp <c>:/run/secrets/<name> copied ¦ cp . <c>:/app ¦ top <c> aux ¦
  stats --no-stream --format <format> ¦ stats --no-stream <c> ¦ system df -v ¦ system df --format <format> ¦
  system prune -f -a --volumes ¦ events --since 5m --until 0s --filter <filter> --format <format> ¦
  events --until nonsense ¦ history --no-trunc <image> ¦ search --limit <n> db ¦ image history <image> ¦
  network connect <net> <c> ¦ network disconnect <net> <c> ¦ kill -s TERM <c> ¦ kill -s <n> <c> ¦
  inspect --type volume <name> ¦ inspect <name> ¦ builder prune -f ¦ checkpoint ls <c> ¦ attach stopped`.trim(),
);

/** What follows `docker-machine`. */
export const MACHINE = list(
  `
  create <m> ¦ create -d <driver> <m> ¦ create --driver virtualbox --virtualbox-memory <n> <m> ¦
  create -d generic --generic-ip-address 192.168.99.10<n> <m> ¦ ls ¦ ls <flag> ¦ ls --filter <filter> ¦
  ls --format <format> ¦ ls -t <n> ¦ <act> <m> ¦ <act> ¦ <act> <m> <m> ¦ env --shell <shell> <m> ¦ env -u ¦
  inspect -f <format> <m> ¦ ssh <m> hostname ¦ ssh <m> "docker node ls" ¦ ssh <m> "docker <flag>" ¦
  ssh <m> "sudo systemctl stop docker" ¦ ssh <m> "sudo systemctl start docker" ¦
  ssh <m> 'echo $HOSTNAME | tr a-z A-Z; exit 3' ¦ ssh <m> "sudo ss -ltnup" ¦ ssh <m> date ¦
  ssh <m> "ps <flag>; ps aux | grep docker; ps -ef" ¦ ssh <m> "free -h; df -h; df <file>; uptime" ¦
  ssh <m> "top -b -n1 | head" ¦ ssh <m> "netstat -tulpn; hostname -I; ip addr; ip <flag>; ifconfig" ¦
  ssh <m> "echo geheim | docker secret create pass -" ¦ ssh <m> docker volume create data ¦
  ssh <m> "nosuch; ls /; cat nofile" ¦ ssh ¦ ssh <m> ¦ scp docker-compose.yml <m>:~ ¦
  scp <m>:~/docker-compose.yml copy.yml ¦ scp -r . <m>:/tmp ¦ scp a ¦ --native-ssh ssh <m> "exit 2" ¦ -h ¦
  nosuch ¦ help <act> ¦ mount <m>:/a b ¦ -D ls ¦ --storage-path /x ls`.trim(),
);

/** Lines of their own. */
export const OTHERS = list(
  `
  curl http://192.168.99.100 ¦ curl -sS -m 2 http://192.168.99.101:<port> ¦ curl -I 192.168.99.100 ¦
  curl http://nosuch ¦ curl ¦ curl -X ¦ curl -o out.html http://192.168.99.100/x ¦
  curl -w '%{http_code}' -s http://192.168.99.100 ¦ curl <flag> http://localhost:80 ¦ curl http://[ ¦
  eval $(docker-machine env <m>) ¦ eval $(docker-machine env -u) ¦
  export DOCKER_HOST=tcp://192.168.99.101:2376 ¦ export DOCKER_HOST=nonsense ¦ unset DOCKER_HOST ¦
  docker-compose up ¦ docker-compose -f <file> config ¦ docker-compose ¦
  docker-machine ls | grep <m> | wc -l ¦ docker ps -q | xargs docker inspect ¦
  docker stack rm getstartedlab; docker stack deploy -c docker-compose.yml getstartedlab ¦ sleep <n> ¦
  sleep 30`.trim(),
);
