using System.Diagnostics.CodeAnalysis;
using Ledgerline.Tlog;

namespace Ledgerline.Register;

/// <summary>A witness that is asked to cosign: its key, and where it is (both prefixes of C2SP tlog-witness). Its text form is <c>VKEY@URL</c>.</summary>
public sealed record Witness
{
    /// <exception cref="ArgumentException">The key does not cosign, or the address is not one of http or https without query, fragment and user.</exception>
    public Witness(VerifierKey key, Uri url)
    {
        if (key.Type != SignatureType.Ed25519Cosignature)
            throw new ArgumentException($"The key {key.Name} is not a witness's: it cannot cosign.", nameof(key));
        if (!IsPrefix(url))
            throw new ArgumentException($"{url} is not the address of a witness.", nameof(url));
        (Key, Url) = (key, url.AbsolutePath.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/"));
    }

    /// <summary>By which it cosigns.</summary>
    public VerifierKey Key { get; }

    /// <summary>The prefix of its addresses; ends in a slash.</summary>
    public Uri Url { get; }

    /// <summary>Reads <c>VKEY@URL</c>, as it is given on the command line.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Witness? witness)
    {
        witness = null;
        // A name may hold an @, the base64 at the key's end none.
        var data = text?.IndexOf('+', text.IndexOf('+') + 1) ?? -1;
        var at = data < 0 ? -1 : text!.IndexOf('@', data);
        if (at < 0 || !VerifierKey.TryParse(text![..at], out var key) || key.Type != SignatureType.Ed25519Cosignature
            || !Uri.TryCreate(text[(at + 1)..].Trim(), UriKind.Absolute, out var url) || !IsPrefix(url))
            return false;
        witness = new Witness(key, url);
        return true;
    }

    /// <summary>The text form.</summary>
    public override string ToString() => $"{Key}@{Url}";

    private static bool IsPrefix(Uri url) =>
        url is { IsAbsoluteUri: true, Scheme: "http" or "https" } && url.Query.Length == 0 && url.Fragment.Length == 0 && url.UserInfo.Length == 0;
}
