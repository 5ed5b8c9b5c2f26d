using Ledgerline.Tlog;

namespace Ledgerline.Register.Reading;

/// <summary>
/// The commands by which anybody checks the register without us, filled in for this log. Those of a shell need nothing but what every Linux or macOS
/// has: curl, openssl, base64, sed. A test takes them from the page and runs them.
/// </summary>
/// <param name="site">The address of the site, with its scheme and without a slash at its end.</param>
internal sealed class CheckCommands(string site, string language, VerifierKey log, IReadOnlyList<VerifierKey> witnesses, EntryIndex entry, TreeSize size)
{
    /// <summary>What programs of other people go by: the specifications, and Go's packages for them.</summary>
    public static IReadOnlyList<string> OthersUse { get; } =
    [
        "c2sp.org/tlog-tiles", "c2sp.org/tlog-checkpoint", "c2sp.org/tlog-cosignature", "c2sp.org/tlog-proof",
        "golang.org/x/mod/sumdb/note", "golang.org/x/mod/sumdb/tlog",
    ];

    public string Fetch => $"""
        SITE={site}
        curl -s $SITE/log/vkey > vkey
        curl -s $SITE/{language}/entry/{entry}/proof > proof
        curl -s $SITE/{language}/entry/{entry}/leaf > leaf
        curl -s $SITE/{language}/entry/{entry}/opening > opening
        cat vkey leaf opening
        """;

    /// <summary>Prints the commitment twice: as computed, and as it stands in the leaf.</summary>
    public const string OpenCommitment = """
        salt=$(sed -n '2s/^salt //p' opening | base64 -d | od -An -tx1 | tr -d ' \n')
        sed 1,2d opening | openssl dgst -sha256 -mac HMAC -macopt hexkey:$salt -binary | base64
        sed -n 's/^commitment //p' leaf
        """;

    /// <summary>Prints the root twice: as computed from leaf and path, and as it stands in the checkpoint.</summary>
    public string FollowPath => $$"""
        sed '1,/^$/d' proof > checkpoint
        sed '/^$/,$d' checkpoint > text
        sum() { openssl dgst -sha256 -binary | base64; }
        root=$({ printf '\000'; cat leaf; } | sum)
        node={{entry}} last=$(($(sed -n 2p text) - 1))
        for next in $(sed '/^$/q' proof | grep -E '^[A-Za-z0-9+/]{43}=$'); do
          if [ $((node % 2)) = 1 ] || [ $node = $last ]; then
            root=$({ printf '\001'; echo $next | base64 -d; echo $root | base64 -d; } | sum)
            while [ $((node % 2)) = 0 ] && [ $node != 0 ]; do node=$((node / 2)); last=$((last / 2)); done
          else
            root=$({ printf '\001'; echo $root | base64 -d; echo $next | base64 -d; } | sum)
          fi
          node=$((node / 2)) last=$((last / 2))
        done
        echo $root
        sed -n 3p text
        """;

    public const string VerifySignature = """
        { printf '\060\052\060\005\006\003\053\145\160\003\041\000'; cut -d+ -f3- vkey | base64 -d | tail -c 32; } > key
        grep -F "— $(head -n 1 text) " checkpoint | head -n 1 | cut -d' ' -f3 | base64 -d | tail -c 64 > signature
        openssl pkeyutl -verify -pubin -inkey key -keyform DER -rawin -in text -sigfile signature
        """;

    /// <summary>Prints how many declarations the newest bundle of leaves holds, and the totals of all.</summary>
    public string Count => $"""
        curl -s {site}/log/{BundleAddress.Holding(new EntryIndex(size.Value - 1), size).Path} | grep -ac ledgerline/declaration/v1
        curl -s {site}/log/totals/{size}
        """;

    public string Audit => $"ledgerline audit {site}/log --log '{log}'{string.Concat(witnesses.Select(witness => $" --witness '{witness}'"))} --state register.state";

    public string Mirror => $"ledgerline mirror {site}/log register-copy";

    public string Verify => $"ledgerline verify proof --log '{log}'";
}
