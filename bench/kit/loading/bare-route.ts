import { readFileSync } from "node:fs";
import Fastify from "fastify";

// The least that a server of this kind can do: one route that answers with the bytes of a file. `node bare-route.ts FILE` says its address.

const [, , file] = process.argv;
const answer = readFileSync(file);
const server = Fastify();
server.get("/v1/users/:id/recommendations", (_request, reply) => reply.type("application/json").send(answer));
server.post("/v1/events", async () => ({ accepted: 1, duplicates: 0 }));
console.log(JSON.stringify({ url: await server.listen({ host: "127.0.0.1", port: 0 }) }));
