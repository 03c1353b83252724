import { BlockList, isIPv6 } from "node:net";
import { networkClassOf } from "@/lib/traffic";
import type { HeldReason } from "./passed";

/** Owners whose addresses pass from one household, phone or student to the next. */
const shifting: ReadonlySet<string> = new Set(["university", "carrier", "residential"] satisfies HeldReason[]);

/** Why an address of this owner would accuse strangers; undefined when its owner is none of those. */
export function ownerReason(owner: string): HeldReason | undefined {
  const found = networkClassOf(owner);
  return shifting.has(found) ? (found as HeldReason) : undefined;
}

const publicMail = new Set(
  (
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr live.com msn.com yahoo.com yahoo.co.uk yahoo.co.jp yahoo.fr " +
    "ymail.com rocketmail.com icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me tutanota.com tuta.com gmx.com gmx.net gmx.de " +
    "web.de t-online.de freenet.de mail.com mail.ru bk.ru inbox.ru list.ru yandex.ru yandex.com ya.ru rambler.ru qq.com foxmail.com 163.com " +
    "126.com yeah.net sina.com sina.cn sohu.com aliyun.com 139.com 189.cn naver.com hanmail.net daum.net nate.com orange.fr wanadoo.fr " +
    "laposte.net free.fr sfr.fr libero.it virgilio.it tiscali.it seznam.cz wp.pl o2.pl onet.pl interia.pl uol.com.br bol.com.br terra.com.br " +
    "rediffmail.com zoho.com zohomail.com fastmail.com hey.com duck.com mozmail.com comcast.net verizon.net att.net btinternet.com " +
    "shaw.ca rogers.com bigpond.com optusnet.com.au ukr.net abv.bg"
  ).split(" "),
);
const ofSchools = /(^|\.)(edu|ac|sch|school)(\.[a-z]{2})?$/;
const domainName = /^(?=.{4,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** Why mail of this domain would accuse strangers. */
export function domainReason(domain: string): HeldReason | undefined {
  if (!domainName.test(domain)) return "not_readable";
  if (publicMail.has(domain)) return "public_mail";
  return ofSchools.test(domain) ? "university" : undefined;
}

/** Addresses that belong to nobody in particular (but for 240.0.0.0/4, where simulated worlds lie); those between carriers and their customers (RFC 6598) are a carrier's. */
const unrouted = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["224.0.0.0", 4],
] as const)
  unrouted.addSubnet(net, bits, "ipv4");
for (const [net, bits] of [
  ["::", 127],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  unrouted.addSubnet(net, bits, "ipv6");
const betweenCarriers = new BlockList();
betweenCarriers.addSubnet("100.64.0.0", 10, "ipv4");

export function addressReason(address: string): HeldReason | undefined {
  const family = isIPv6(address) ? "ipv6" : "ipv4";
  if (unrouted.check(address, family)) return "private_network";
  return betweenCarriers.check(address, family) ? "carrier" : undefined;
}
