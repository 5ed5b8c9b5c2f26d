using System.Security.Cryptography;
using Ledgerline.Register.Declaring;

namespace Ledgerline.Register;

/// <summary>Suggests a dignified pseudonym to somebody who has none in mind.</summary>
#pragma warning disable CA1822 // An instance, so that it is injected like every other use case.
public sealed class PseudonymSuggestion
{
    internal PseudonymSuggestion()
    {
    }

    /// <summary>
    /// A Chinese name of two characters, uniformly at random from more than 10,000; in traditional characters for <c>zh-Hant</c>; with its sound in
    /// Latin letters before it for languages other than Chinese. Always a valid <see cref="DeclarantName"/>.
    /// </summary>
    /// <param name="language">A language tag of the interface, such as <c>en</c> or <c>zh-Hans</c>.</param>
    public string Suggest(string language) => Pseudonyms.At(RandomNumberGenerator.GetInt32(Pseudonyms.Count), language);
}
