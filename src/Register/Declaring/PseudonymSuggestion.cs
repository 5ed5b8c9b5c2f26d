namespace Ledgerline.Register;

/// <summary>Suggests a dignified pseudonym to somebody who has none in mind.</summary>
public sealed class PseudonymSuggestion
{
    /// <summary>A pseudonym, uniformly at random from more than 10,000; in traditional characters for zh-Hant, with its sound in Latin letters for languages other than Chinese.</summary>
    /// <param name="language">A language tag of the interface, such as <c>en</c> or <c>zh-Hans</c>.</param>
    public string Suggest(string language) => throw new NotImplementedException();
}
