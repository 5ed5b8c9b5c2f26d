using NetVips;

namespace Ledgerline.Stories.Pictures;

/// <summary>Sets libvips up, once for the process, before anything of it is used.</summary>
internal static class Vips
{
    private static readonly Lazy<bool> SetUp = new(() =>
    {
        // Of all that it can read, what people send: the others have had more holes than they are worth.
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in (string[])["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"])
            Operation.Block(loader, false);
        // What it has to say of a file goes to nobody: a log keeps nothing of what somebody sends.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.All, (_, _, _) => { });
        // No picture stays in memory, and one is made on one core: there are others to be served.
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;
        return true;
    });

    /// <summary>Call it before each use.</summary>
    public static void Ready() => _ = SetUp.Value;
}
