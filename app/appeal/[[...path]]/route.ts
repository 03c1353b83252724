import { portal } from "@/lib/http";

export const GET = portal;
export const POST = portal;
