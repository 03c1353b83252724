import { pauseConnector } from "@/lib/connectors";
import { route } from "@/lib/http";

export const POST = route((ctx, _request, { id = "" }) => pauseConnector(ctx, id));
