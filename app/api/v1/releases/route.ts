import { ingestRoute } from "@/lib/http/ingest-route";

export const POST = ingestRoute("releases");
