import { handleAuthRequest } from "@/lib/auth/handle";
import { openRoute } from "@/lib/http";

const answer = openRoute(handleAuthRequest);

export { answer as GET, answer as POST };
