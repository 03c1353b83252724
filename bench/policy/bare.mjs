// What a question costs at least here: Node's own server, which answers 200 and does nothing else.
import { createServer } from "node:http";

const server = createServer({ keepAliveTimeout: 75_000 }, (_, response) => {
  response.writeHead(200, { "Content-Length": 0 }).end();
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: server.address().port }));
process.on("disconnect", () => process.exit(0));
