using Ledgerline.Register.Reading;
using Ledgerline.Register.Sealing;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Certificates;

/// <summary>What a certificate says.</summary>
/// <param name="Name">The declarant's name, real or not.</param>
/// <param name="Place">The code of a place, or null.</param>
/// <param name="Statement">What the declarant says besides, a line a paragraph, or null.</param>
/// <param name="Commitment">What the leaf commits to the record with, in base64.</param>
/// <param name="Log">The name of the log that the leaf is in.</param>
internal sealed record Certificate(
    EntryIndex Index, string Name, NameKind Kind, string? Place, Organisations Organisations, string? Statement, DateOnly Day, string Commitment, string Log);

/// <summary>What can be certified of an entry.</summary>
internal abstract record CertificateState
{
    private CertificateState()
    {
    }

    public abstract EntryIndex Index { get; }

    public sealed record Given(Certificate Certificate) : CertificateState
    {
        public override EntryIndex Index => Certificate.Index;
    }

    /// <summary>There is no name any more that a certificate could be for.</summary>
    public sealed record Erased(EntryIndex Entry) : CertificateState
    {
        public override EntryIndex Index => Entry;
    }

    /// <summary>It does not count, whether its name is there or not.</summary>
    public sealed record Annulled(ShownAnnulment By) : CertificateState
    {
        public override EntryIndex Index => By.Entry;
    }
}

/// <summary>Reads what can be certified. It needs no receipt: a certificate says what anybody can read in the register.</summary>
internal sealed class ReadCertificate(ReadEntries entries, ReadAnnulments annulments, PublishedLog published)
{
    /// <returns>Null where no entry has this number: none yet, or an annulment.</returns>
    public async Task<CertificateState?> ReadAsync(long number, CancellationToken cancel)
    {
        if (number < 0 || await entries.OneAsync(new EntryIndex(number), cancel) is not { Entry: var entry } proof)
            return null;
        if (await annulments.OfEntryAsync(entry.Index, cancel) is { } annulled)
            return new CertificateState.Annulled(annulled);
        if (entry.Name is not { } name)
            return new CertificateState.Erased(entry.Index);
        if (await published.KeyAsync(cancel) is not { } key)
            throw new BrokenRegisterException($"Entry {entry.Index} is sealed, but there is no log.");
        return new CertificateState.Given(new Certificate(
            entry.Index, name, entry.Kind, entry.Place, entry.Organisations, entry.Statement, entry.Day, proof.Commitment, key.Name));
    }
}
