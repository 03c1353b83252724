import { resumeConnector } from "@/lib/connectors";
import { route } from "@/lib/http";

export const POST = route((ctx, _request, { id = "" }) => resumeConnector(ctx, id));
