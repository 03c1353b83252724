"use client";
import { NavLink, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { formatCount } from "@/components/data/count";
import { useSession } from "@/components/session/session";
import { appealsQuery } from "@/lib/queries/appeals";
import { pagesFor } from "./pages";
import classes from "./shell.module.css";

export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  const pathname = usePathname();
  const { permissions } = useSession();
  return (
    <Stack gap={2}>
      {pagesFor(permissions).map((page) => {
        const isHere = page.href === "/" ? pathname === "/" : pathname.startsWith(page.href);
        return (
          <NavLink
            key={page.href}
            component={Link}
            href={page.href}
            label={page.label}
            rightSection={page.href === "/appeals" ? <WaitingAppeals /> : undefined}
            leftSection={<page.icon size={17} stroke={1.6} aria-hidden />}
            active={isHere}
            aria-current={isHere ? "page" : undefined}
            className={classes.link}
            onClick={onNavigate}
          />
        );
      })}
    </Stack>
  );
}

/** How many appeals wait for a ruling: each has a clock. */
function WaitingAppeals() {
  const { data } = useQuery(appealsQuery({ part: "open", limit: 1 }));
  if (data === undefined || data.counts.open === 0) return null;
  return (
    <Text component="span" size="xs" c="dimmed" title="Open appeals">
      {formatCount(data.counts.open)}
    </Text>
  );
}
