import { removeConnector } from "@/lib/connectors";
import { route } from "@/lib/http";

export const POST = route((ctx, _request, { id = "" }) => removeConnector(ctx, id));
