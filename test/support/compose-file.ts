/** The Compose file of Part 3 as the recordings have it: five replicas of the tutorial's app behind port 80. */
export const COMPOSE_FILE = `version: "3"
services:
  web:
    # replace username/repo:tag with your name and image details
    image: john/get-started:part2
    deploy:
      replicas: 5
      resources:
        limits:
          cpus: "0.1"
          memory: 50M
      restart_policy:
        condition: on-failure
    ports:
      - "80:80"
    networks:
      - webnet
networks:
  webnet:
`;
