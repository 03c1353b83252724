import { checkHealth, openRoute } from "@/lib/http";

/** For load balancers and probes: 200 when both stores answer, else 503. Says nothing that only insiders may know. */
export const GET = openRoute(async () => {
  const health = await checkHealth();
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
});
