import { taxiiRoute } from "@/lib/http/taxii/taxii-route";
import { describeRoot } from "@/lib/taxii";

export const GET = taxiiRoute((ctx) => describeRoot(ctx));
