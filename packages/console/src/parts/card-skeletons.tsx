import { Skeleton } from "@mantine/core";

/** The shape of a row of cards. */
export function CardSkeletons() {
  return (
    <div className="cards">
      {["a", "b", "c", "d", "e", "f"].map((card) => (
        <div className="card" key={card}>
          <Skeleton className="cover" radius={4} animate={false} />
          <Skeleton height={14} mt={8} width="80%" />
          <Skeleton height={12} mt={8} width="55%" />
        </div>
      ))}
    </div>
  );
}
