import { unstable_doesMiddlewareMatch as isProxied } from "next/experimental/testing/server";
import { expect, it } from "vitest";
import nextConfig from "@/next.config";
import { config } from "@/proxy";

it("leaves TAXII's addresses to its routes, slash and all; whoever is not signed in is sent to the sign-in elsewhere", () => {
  const proxied = (url: string) => isProxied({ config, nextConfig, url });
  const taxii = ["/taxii2/", "/taxii2", "/taxii2/root/", "/taxii2/root/collections/x/objects/?limit=1"];
  expect(taxii.filter(proxied)).toEqual([]);
  expect(["/", "/partners", "/taxii2x", "/partners/taxii2/"].filter((url) => !proxied(url))).toEqual([]);
  // Next would send on to the address without its slash.
  expect(nextConfig.skipTrailingSlashRedirect).toBe(true);
});
