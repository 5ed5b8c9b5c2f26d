namespace Ledgerline.Attacks.Stealing;

/// <summary>How often an attack was right, and how often whoever guesses within what is published would be.</summary>
/// <param name="Chance">Right ones to be expected of an order that tells nothing.</param>
internal sealed record Score(string Attack, int Right, double Chance, int Things)
{
    /// <summary>
    /// At most so likely by chance. Hoeffding's bound for the mean of so many draws, with or without putting back (JASA 58, 1963, theorems 1 and 4):
    /// exp(−n · KL(right/n ‖ chance/n)).
    /// </summary>
    public double Likelihood
    {
        get
        {
            var (seen, expected) = ((double)Right / Things, Chance / Things);
            return seen <= expected ? 1 : Math.Exp(-Things * (Part(seen, expected) + Part(1 - seen, 1 - expected)));
        }
    }

    public override string ToString() => $"{Attack}: {Right} of {Things} ({100.0 * Right / Things:0.0} %), by chance {Chance:0.0} ({100 * Chance / Things:0.0} %), p ≤ {Likelihood:0.0e+0}";

    /// <summary>
    /// What was guessed of each, against what is so. Things of one cell cannot be told apart by what is published, so an order that tells nothing gives the
    /// truths of a cell to its things at random: from that the chance is counted, not tried.
    /// </summary>
    public static Score Of<TCell>(string attack, IReadOnlyList<string> guesses, IReadOnlyList<string> truths, IReadOnlyList<TCell> cells)
        where TCell : notnull
    {
        var cellsOfThings = Enumerable.Range(0, truths.Count).GroupBy(thing => cells[thing]);
        var chance = cellsOfThings.Sum(cell => cell.Sum(thing => (double)cell.Count(other => truths[other] == guesses[thing]) / cell.Count()));
        return new Score(attack, Enumerable.Range(0, truths.Count).Count(thing => guesses[thing] == truths[thing]), chance, truths.Count);
    }

    /// <summary>How many that lie next to each other belong together, such as those of one call.</summary>
    public static Score OfNeighbours<TCell>(Order order, IReadOnlyList<string> truths, IReadOnlyList<TCell> cells)
        where TCell : notnull
    {
        var inOrder = Enumerable.Range(0, truths.Count).OrderBy(thing => order.Places[thing]).ToList();
        var sizes = cells.GroupBy(cell => cell).ToDictionary(cell => cell.Key, cell => cell.Count());
        var counts = truths.Zip(cells).GroupBy(one => one).ToDictionary(one => one.Key, one => one.Count());
        var (right, chance) = (0, 0.0);
        foreach (var (one, next) in inOrder.Zip(inOrder.Skip(1)))
        {
            right += truths[one] == truths[next] ? 1 : 0;
            var (mine, theirs) = (cells[one], cells[next]);
            var together = counts.Where(count => Equals(count.Key.Second, mine))
                .Sum(count => (double)count.Value * (counts.GetValueOrDefault((count.Key.First, cells[next])) - (Equals(mine, theirs) ? 1 : 0)));
            chance += together / (sizes[mine] * Math.Max(1, sizes[theirs] - (Equals(mine, theirs) ? 1 : 0)));
        }

        return new Score($"neighbours by {order.Name}", right, chance, truths.Count - 1);
    }

    private static double Part(double seen, double expected) => seen <= 0 ? 0 : seen * Math.Log(seen / expected);
}
