import { Session } from "node:inspector";
import { parentPort } from "node:worker_threads";

// A thread that asks the main thread every 100 ms, by way of the inspector, which answers in the middle of a long computation too,
// what it holds. Any message ends it; the answer is the most of heapUsed + external + arrayBuffers that was seen, in bytes.
// Plain JavaScript: Node 20 loads no TypeScript into a thread.
const session = new Session();
session.connectToMainThread();
let most = 0;

function look() {
  const expression = "JSON.stringify(process.memoryUsage())";
  session.post("Runtime.evaluate", { expression }, (error, answer) => {
    if (error) return;
    const { heapUsed, external, arrayBuffers } = JSON.parse(answer.result.value);
    most = Math.max(most, heapUsed + external + arrayBuffers);
  });
}

const timer = setInterval(look, 100);
parentPort.once("message", () => {
  clearInterval(timer);
  session.disconnect();
  parentPort.postMessage(most);
});
