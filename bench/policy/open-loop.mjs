// Asks at a steady rate, whatever becomes of the answers: one question every so often, each timed from the moment that it was due, so
// that a stall costs all the questions that were due meanwhile. Prints what it saw as one line of JSON.
import { Agent, request } from "node:http";

const { port, token, rate, seconds, mix } = JSON.parse(process.argv[2] ?? "{}");
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const total = rate * seconds;
const latencies = new Float64Array(total);
const statuses = {};
let answered = 0;

const count = (status) => {
  statuses[status] = (statuses[status] ?? 0) + 1;
};

function ask(i, due) {
  const headers = {
    authorization: `Bearer ${token}`,
    "x-stillwatch-account": mix[i % mix.length],
    "x-stillwatch-key": `k${i % 997}`,
  };
  const done = (status) => {
    latencies[i] = performance.now() - due;
    count(status);
    if (++answered === total) finish();
  };
  const question = request({ agent, host: "127.0.0.1", port, path: "/api/v1/policy", headers }, (answer) => {
    answer.resume();
    answer.once("end", () => done(answer.statusCode));
  });
  question.once("error", (error) => done(error.code ?? "error"));
  question.end();
}

function finish() {
  const sorted = latencies.slice().sort();
  const at = (share) => sorted[Math.ceil(share * total) - 1];
  process.stdout.write(`${JSON.stringify({ p50: at(0.5), p99: at(0.99), p999: at(0.999), most: at(1), statuses })}\n`);
  process.exit(0);
}

const began = performance.now() + 100;
let next = 0;
// A rest of a tenth of a millisecond instead of a timer, which is late by up to a whole one.
const cell = new Int32Array(new SharedArrayBuffer(4));
function turn() {
  for (const now = performance.now(); next < total && began + (next * 1_000) / rate <= now; next += 1)
    ask(next, began + (next * 1_000) / rate);
  if (answered === total) return;
  Atomics.wait(cell, 0, 0, 0.1);
  setImmediate(turn);
}
turn();
