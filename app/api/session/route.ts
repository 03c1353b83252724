import { getSession } from "@/lib/auth/authenticate";
import { openRoute } from "@/lib/http";
import { unauthenticated } from "@/lib/kernel";

export const GET = openRoute(async (request) => {
  const session = await getSession(request.headers);
  if (session === null) throw unauthenticated();
  return session;
});
