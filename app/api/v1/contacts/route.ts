import { writeContacts } from "@/lib/appeals";
import { mostSeedBytes, readText, route } from "@/lib/http";

const write = route(async (ctx, request) => writeContacts(ctx, { text: await readText(request, mostSeedBytes) }));
export const POST = write;
export const PUT = write;
