namespace Ledgerline.Register.Sealing;

/// <summary>The register contradicts itself. Sealing on would make it worse: the sealer stops and a person must look.</summary>
internal sealed class BrokenRegisterException(string what) : Exception(what);
