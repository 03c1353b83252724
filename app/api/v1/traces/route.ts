import { otlpRoute } from "@/lib/http/otlp-route";

export const POST = otlpRoute;
