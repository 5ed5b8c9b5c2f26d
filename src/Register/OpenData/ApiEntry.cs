using System.Text.Json.Serialization;

namespace Ledgerline.Register.OpenData;

/// <summary>What stands at a number of the register: a declaration, or the annulment of one.</summary>
/// <param name="Number">Its number, which is its leaf's index in the public log. Numbers follow each other from 0.</param>
/// <param name="Day">The day of it, in UTC. Nothing finer is known.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ApiDeclaration), "declaration")]
[JsonDerivedType(typeof(ApiAnnulment), "annulment")]
internal abstract record ApiEntry([property: JsonPropertyOrder(-2)] long Number, [property: JsonPropertyOrder(-1)] DateOnly Day);

/// <summary>A person's declaration.</summary>
/// <param name="Organisations">What the person withdraws from; at least one.</param>
/// <param name="NameKind">Whether it is a real name or a pseudonym.</param>
/// <param name="Name">The name; null once it is erased. Text of any kind: encode it for where you show it.</param>
/// <param name="Place">The code of the place where the person lives or comes from, where it was said and is not erased (docs/specs/leaf.md).</param>
/// <param name="Statement">What the person wished to say in public, where something was said and is not erased. Lines are separated by LF.</param>
/// <param name="Erased">Whether name, place and statement were erased. The entry goes on counting.</param>
/// <param name="Commitment">What the leaf commits to, 32 bytes in base64 (docs/specs/leaf.md).</param>
/// <param name="Annulled">What annuls it: it does not count any more. Null where nothing does.</param>
/// <param name="Links">Its files.</param>
internal sealed record ApiDeclaration(
    long Number,
    DateOnly Day,
    IReadOnlyList<Organisations> Organisations,
    NameKind NameKind,
    string? Name,
    string? Place,
    string? Statement,
    bool Erased,
    string Commitment,
    ApiAnnulled? Annulled,
    ApiLinks Links) : ApiEntry(Number, Day);

/// <summary>An annulment, which is a leaf like any other.</summary>
/// <param name="Annuls">The number of the entry that does not count any more.</param>
/// <param name="Reason">Why.</param>
internal sealed record ApiAnnulment(long Number, DateOnly Day, long Annuls, Annulling.AnnulmentReason Reason) : ApiEntry(Number, Day);

/// <summary>What annuls an entry.</summary>
/// <param name="By">The number of the annulment.</param>
/// <param name="Day">Its day.</param>
/// <param name="Reason">Why.</param>
internal sealed record ApiAnnulled(long By, DateOnly Day, Annulling.AnnulmentReason Reason);

/// <summary>Where an entry's page and files are, from the root of the site.</summary>
/// <param name="Page">For people.</param>
/// <param name="Leaf">The leaf as it is hashed.</param>
/// <param name="Opening">What opens its commitment, or says that its name was erased.</param>
/// <param name="Proof">That it is in the log, to be kept and checked without us (docs/specs/receipt.md).</param>
internal sealed record ApiLinks(string Page, string Leaf, string Opening, string Proof);

/// <summary>Entries in the order of their numbers.</summary>
/// <param name="Entries">What stands there.</param>
/// <param name="Next">Where to go on; null at the end. Ask there again later for what was entered since.</param>
/// <param name="LogSize">How many numbers there are.</param>
internal sealed record ApiEntries(IReadOnlyList<ApiEntry> Entries, string? Next, long LogSize);
