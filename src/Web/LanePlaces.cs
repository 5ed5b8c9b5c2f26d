namespace Ledgerline.Web;

/// <summary>How many requests of a lane are worked on at once, and how many more wait for their turn; what comes beyond is answered 503 and when to come again.</summary>
public readonly record struct LanePlaces(int AtOnce, int Waiting)
{
    /// <summary>What needs a database connection besides requests: writers of new declarations, the sealer, what is read every few seconds.</summary>
    private const int OtherConnections = 8;

    /// <summary>The lanes' places on a machine.</summary>
    /// <param name="cores">Its processors: more public requests at once than they can carry would only slow down each other, and the staff.</param>
    /// <param name="connections">The most connections to the database; null where nothing limits them. A request has one at a time, so all lanes together have fewer places.</param>
    public static IReadOnlyDictionary<Lane, LanePlaces> On(int cores, int? connections)
    {
        var left = Math.Max(0, (connections ?? int.MaxValue) - OtherConnections);
        return new Dictionary<Lane, LanePlaces>
        {
            [Lane.Public] = new(Share(left / 3, Math.Clamp(2 * cores, 4, 32)), 64),
            // A password takes a processor for a while.
            [Lane.Entrance] = new(Share(left / 10, Math.Clamp(cores, 2, 8)), 64),
            [Lane.Staff] = new(Share(left / 2, 48), 500),
            [Lane.Assets] = new(64, 256),
            [Lane.Log] = new(128, 128),
            [Lane.Health] = new(1, 16),
        };
    }

    private static int Share(int ofConnections, int most) => Math.Clamp(ofConnections, 1, most);
}
