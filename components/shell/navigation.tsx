"use client";
import { Badge, NavLink, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useId } from "react";
import { waitingTitle } from "@/components/approvals/proposal-words";
import { formatCount } from "@/components/data/count";
import { useSession } from "@/components/session/session";
import { appealsQuery } from "@/lib/queries/appeals";
import { proposalsQuery } from "@/lib/queries/proposals";
import { type ConsolePage, groupsFor } from "./pages";
import classes from "./shell.module.css";

/** The pages that somebody sees, by what one does there. */
export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  const { permissions } = useSession();
  return groupsFor(permissions).map(({ label, pages }) => (
    <PageGroup key={label} label={label} pages={pages} onNavigate={onNavigate} />
  ));
}

interface PageGroupProps {
  label: string;
  pages: ConsolePage[];
  onNavigate: () => void;
}

function PageGroup({ label, pages, onNavigate }: PageGroupProps) {
  const pathname = usePathname();
  const id = useId();
  return (
    <div className={classes.group}>
      <div id={id} className={classes.groupLabel}>
        {label}
      </div>
      <ul aria-labelledby={id} className={classes.pages}>
        {pages.map((page) => {
          const isHere = pathname === page.href || (page.href !== "/" && pathname.startsWith(`${page.href}/`));
          return (
            <li key={page.href}>
              <NavLink
                component={Link}
                href={page.href}
                label={page.label}
                rightSection={<Waiting href={page.href} />}
                leftSection={<page.icon size={16} stroke={1.6} aria-hidden />}
                active={isHere}
                aria-current={isHere ? "page" : undefined}
                className={classes.link}
                onClick={onNavigate}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** How much waits for a person's word on a page, where that is counted. */
function Waiting({ href }: { href: ConsolePage["href"] }) {
  if (href === "/appeals") return <WaitingAppeals />;
  if (href === "/approvals") return <WaitingProposals />;
  return null;
}

/** How many appeals wait for a ruling: each has a clock. */
function WaitingAppeals() {
  const { data } = useQuery(appealsQuery({ part: "open", limit: 1 }));
  return <WaitingCount count={data?.counts.open ?? 0} title="Open appeals" />;
}

/** How many proposals wait for a second person; in red while broken glass that nobody has reviewed is among them. */
function WaitingProposals() {
  const { data = [] } = useQuery(proposalsQuery({ waiting: true }));
  const broken = data.filter(({ breakGlass }) => breakGlass).length;
  if (broken === 0) return <WaitingCount count={data.length} title={waitingTitle} />;
  return (
    <Badge color="red" title={`${formatCount(broken)} carried out by breaking the glass, and not reviewed yet`}>
      {formatCount(data.length)}
    </Badge>
  );
}

function WaitingCount({ count, title }: { count: number; title: string }) {
  if (count === 0) return null;
  return (
    <Text component="span" size="xs" c="dimmed" title={title}>
      {formatCount(count)}
    </Text>
  );
}
