using Ledgerline.Storage;
using Ledgerline.Tlog;

namespace Ledgerline.Server.Hosting;

/// <summary>Where a witness's key is kept: in its file or in the environment. It is made on demand only, since others must be told of a new one.</summary>
internal static class WitnessKey
{
    /// <summary>The environment variable that holds the key's text, for machines that keep none on disk.</summary>
    public const string Variable = "LEDGERLINE_WITNESS_KEY";

    /// <summary>Makes the key.</summary>
    /// <exception cref="FormatException">The name cannot be a key's.</exception>
    /// <exception cref="IOException">There is a key already.</exception>
    public static SigningKey Create(Installation installation, string name)
    {
        if (!KeyName.IsValid(name))
            throw new FormatException($"'{name}' cannot be a witness's name: no spaces, no plus.");
        var key = SigningKey.Generate(name, SignatureType.Ed25519Cosignature);
        KeyFile.Create(installation.WitnessKeyFile, key.ToSecretText());
        return key;
    }

    /// <summary>The key from the environment, or from its file.</summary>
    /// <exception cref="StartRefusedException">There is none.</exception>
    /// <exception cref="FormatException">It is no key. The message does not repeat the text.</exception>
    public static SigningKey Open(Installation installation)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text)
            return Parse(text, Variable);
        if (File.Exists(installation.WitnessKeyFile))
            return Parse(KeyFile.Read(installation.WitnessKeyFile), installation.WitnessKeyFile);
        throw new StartRefusedException($"The witness has no key: neither {installation.WitnessKeyFile} nor {Variable} is there. Make one:  ledgerline witness create --data {installation.DataFolder} --name NAME");
    }

    private static SigningKey Parse(string text, string where) =>
        SigningKey.TryParse(text, out var key) ? key : throw new FormatException($"{where} holds no signing key.");
}
