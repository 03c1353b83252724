/** What kind of network somebody came through. */
export type NetworkClass = "university" | "carrier" | "residential" | "vpn" | "hosting" | "unknown";

/** As people read them. */
export const networkClassNames: Record<NetworkClass, string> = {
  university: "university or school",
  carrier: "mobile carrier",
  residential: "residential",
  vpn: "VPN or proxy",
  hosting: "hosting or cloud",
  unknown: "unknown",
};

/** Numbers of large clouds and hosts, whose names do not always say what they are. */
const hosts =
  "8075|9009|12876|14061|14618|16276|16509|20473|24940|28753|31898|36352|37963|45090|45102|51167|60068|60781|63949|132203|212238|396982";

/**
 * Words of owners' names, of which the first that is found tells the class: those whose addresses pass from one household, phone or
 * student to the next come first, so that nobody is called a data centre in error. In the syntax that JavaScript and the engine (RE2)
 * read alike, without regard to case.
 */
export const classWords: readonly (readonly [Exclude<NetworkClass, "unknown">, string])[] = [
  [
    "university",
    String.raw`\b(universit\w*|college|campus|school|academ\w*|institut\w*|education\w*|hochschule|research network)\b`,
  ],
  ["carrier", String.raw`\b(mobile|wireless|cellular|gsm|lte|telefonica|vodafone|t-mobile|verizon|airtel|jio)\b`],
  [
    "residential",
    String.raw`\b(broadband|cable|dsl|adsl|vdsl|fib(er|re)|ftth|residential|household|comcast|charter|telecom|telekom|internet access)\b`,
  ],
  ["vpn", String.raw`\b(vpn|\w+vpn|prox(y|ies)|mullvad|surfshark|tefincom|packethub|windscribe|tor exit|tor relay)\b`],
  [
    "hosting",
    String.raw`\b(hosting|webhosting|hosts?|servers?|vps|colocation|colocrossing|datacamp|data ?cent(er|re)s?|cloud\w*|compute|cdn|amazon\w*|aws|azure|microsoft|digitalocean|ovh\w*|hetzner|linode|akamai|vultr|choopa|contabo|leaseweb|alibaba|aliyun|tencent|oracle|scaleway|m247|fastly)\b|\bAS(${hosts})\b`,
  ],
];

const patterns = classWords.map(([name, words]) => [name, new RegExp(words, "i")] as const);

/** The class that the owner of a network is known for, by its name or as `AS16509 Name`; `unknown` when nothing tells it. */
export const networkClassOf = (owner: string): NetworkClass =>
  patterns.find(([, words]) => words.test(owner))?.[0] ?? "unknown";
