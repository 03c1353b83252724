/** Activity by local hour, weekday factor and sitting length of the people and programs of a world. */
export interface Profile {
  hours: number[];
  weekend: number;
  /** Mean number of exchanges in a sitting. */
  sitting: number;
  /** Mean pause between the exchanges of a sitting, in seconds. */
  pause: number;
}

const curve = (digits: string) => Array.from(digits, (digit) => Number(digit) + 0.05);

export const profiles = {
  home: { hours: curve("421000124445555556678997"), weekend: 1.15, sitting: 3.2, pause: 110 },
  office: { hours: curve("000000137998579976421111"), weekend: 0.18, sitting: 3.6, pause: 150 },
  student: { hours: curve("531000012345566667788986"), weekend: 0.75, sitting: 4, pause: 95 },
  developer: { hours: curve("321100124677678876666654"), weekend: 0.55, sitting: 6, pause: 60 },
  service: { hours: curve("333333456777777777766554"), weekend: 0.7, sitting: 1.3, pause: 40 },
  batch: { hours: curve("899997210000000000000113"), weekend: 0.6, sitting: 40, pause: 6 },
} satisfies Record<string, Profile>;

export type ProfileName = keyof typeof profiles;
