import { randomUUID } from "node:crypto";
import { SpanKind } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import type { CreatedApiKey } from "@/lib/people/contract";
import { baseUrl } from "../installation";
import { answered } from "./demo";
import { expect, test } from "./people";

/** Has the SDK report calls of a model, all in one hour of the demo's time. */
async function report(key: string, account: string, calls: number): Promise<void> {
  // What exporters make of OTEL_EXPORTER_OTLP_ENDPOINT.
  const url = `${baseUrl}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, headers: { authorization: `Bearer ${key}` }, timeoutMillis: 60_000 });
  const provider = new BasicTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] });
  const tracer = provider.getTracer("gateway");
  for (let call = 0; call < calls; call++) {
    const startTime = new Date("2026-01-20T10:00:00Z");
    const attributes = {
      "gen_ai.operation.name": "chat",
      "gen_ai.request.model": "sable-3",
      "stillwatch.account_id": account,
    };
    tracer.startSpan("chat sable-3", { kind: SpanKind.SERVER, startTime, attributes }).end(startTime);
  }
  await provider.forceFlush();
  await provider.shutdown();
}

test("spans that the OpenTelemetry SDK sends show on an open timeline by themselves", async ({ pageOf, apiOf }) => {
  test.setTimeout(360_000);
  const admin = await apiOf("admin");
  const { key } = await answered<CreatedApiKey>(
    await admin.post("/api/api-keys", {
      data: { name: `otel ${randomUUID().slice(0, 8)}`, permissions: ["ingest.write"], expiresInDays: 1 },
    }),
  );
  const account = `acct-otel-${randomUUID().slice(0, 8)}`;
  await report(key, account, 17);
  const api = await apiOf("analyst");
  await expect.poll(async () => (await api.get(`/api/accounts/${account}`)).status(), { timeout: 60_000 }).toBe(200);

  const page = await pageOf("analyst");
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  const listening = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/live");
  await page.goto(`/accounts/${account}`);
  await listening;
  await page.getByRole("button", { name: "show table" }).first().click({ timeout: 60_000 });
  const figures = page.getByRole("region", { name: "Exchanges of this account by model" });
  await expect(figures.getByRole("cell", { name: "17", exact: true }).first()).toBeVisible({ timeout: 60_000 });
  await report(key, account, 4);
  await expect(figures.getByRole("cell", { name: "21", exact: true }).first()).toBeVisible({ timeout: 60_000 });
  expect(loads).toBe(1);
});
