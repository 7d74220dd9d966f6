/** Made by scripts/looks-factor.mjs: factors of p by level, for 1 to 6 looks, each with twice the runs. */
export const looksFactor: Readonly<Record<0.05 | 0.01, readonly number[]>> = {
  0.05: [1, 1.8, 2.5, 3.2, 3.9, 4.6],
  0.01: [1, 1.8, 2.6, 3.5, 4.3, 5.1],
};
