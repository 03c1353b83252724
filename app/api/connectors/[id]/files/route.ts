import { listConnectorFiles } from "@/lib/connectors";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => listConnectorFiles(ctx, id));
