import { taxiiRoute } from "@/lib/http/taxii/taxii-route";
import { discover } from "@/lib/taxii";

export const GET = taxiiRoute((ctx) => discover(ctx));
