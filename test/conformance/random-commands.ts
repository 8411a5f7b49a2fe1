/** Commands that bring a swarm of two into states that no script was written for. */
import type { Random } from '../support/chance.ts';
import { SERVICE, STACK } from './answers.ts';

const WEB = `${STACK}_web`;
const JOIN =
  'docker-machine ssh myvm2 "docker swarm join --token $(docker-machine ssh myvm1 docker swarm join-token -q worker) $(docker-machine ip myvm1):2377"';
const ANY_CONTAINER = `$(docker ps -q --filter name=${WEB} | head -n 1)`;

type Command = (random: Random) => string;
const NODE: Command = (random) => random.pick(['myvm1', 'myvm2', 'myvm2']);
/** Chance decides which node gets the odd one. */
const EVEN: Command = (random) => random.pick(['0', '2', '4', '6']);
const NAME: Command = (random) => random.pick([WEB, WEB, SERVICE]);

/**
 * Each as likely as another, whether it makes sense just then or not. None leads to what never rests, as a missing image does: tries
 * go on for ever, and what is kept of them depends on when one looks.
 */
const COMMANDS: readonly Command[] = [
  (random) => `docker service scale -d ${NAME(random)}=${EVEN(random)}`,
  (random) => `docker service scale -d ${NAME(random)}=${EVEN(random)}`,
  (random) =>
    `docker node update --availability ${random.pick(['drain', 'pause', 'active', 'active'])} ${NODE(random)}`,
  (random) => `docker node ${random.pick(['promote', 'demote'])} ${NODE(random)}`,
  (random) => `docker node update --label-add disk=${random.pick(['ssd', 'hdd'])} ${NODE(random)}`,
  (random) => `docker node update --label-rm disk ${NODE(random)}`,
  (random) => `docker node rm ${random.pick(['', '--force '])}myvm2`,
  () => `docker stack deploy -d -c docker-compose.yml ${STACK}`,
  () => `docker stack rm -d ${STACK}`,
  (random) =>
    `docker service create -d --name ${SERVICE} ${random.pick([
      '--replicas 2',
      '--mode global',
      '--replicas 4 --constraint node.role==worker',
      '--replicas 2 --constraint node.labels.disk==ssd',
      '--replicas 1 --reserve-memory 900G',
      '--replicas 2 --publish 8080:80',
      '--replicas 2 --publish 80:80',
      '--replicas 2 --replicas-max-per-node 1',
    ])} john/get-started:part2`,
  () => `docker service rm ${SERVICE}`,
  (random) =>
    `docker service update -d --image john/get-started:${random.pick(['part2', 'part3'])} ${NAME(random)}`,
  (random) => `docker service update -d --force ${NAME(random)}`,
  (random) => `docker service rollback -d ${NAME(random)}`,
  (random) =>
    `docker service update -d ${random.pick(['--constraint-add', '--constraint-rm'])} node.role==worker ${NAME(random)}`,
  (random) => `docker-machine ssh ${NODE(random)} 'docker rm -f ${ANY_CONTAINER}'`,
  () => JOIN,
  () => 'docker-machine ssh myvm2 "docker swarm leave"',
  () => 'docker-machine stop myvm2',
  () => 'docker-machine start myvm2',
];

/** What comes first: an even number of tasks in the stack, which stays so when it is deployed again. */
export const BEFORE = [
  "sed -i 's/replicas: 5/replicas: 4/' docker-compose.yml",
  `docker stack deploy -d -c docker-compose.yml ${STACK}`,
];

/** So many command lines, the same for the same chance. */
export function randomCommands(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => random.pick(COMMANDS)(random));
}
