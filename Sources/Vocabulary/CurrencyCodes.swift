extension Currency {
    /// Whether it is a currency in use: ISO 4217, list one, without metals, funds and test codes.
    public var isInUse: Bool { Currency.inUse.contains(self) }

    /// Whether a shop's file can be in it: it is in use, or was since 2005.
    public var isKnown: Bool { isInUse || Currency.replaced.contains(self) }

    /// Replaced since 2005: ISO 4217, list three.
    private static let replaced: Set<Currency> = Set(
        """
        ANG AZM BGN BYR CSD CUC CYP EEK GHC HRK LTL LVL MRO MTL MXV MZM ROL SDD SIT SKK SLL STD TMM TRL VEB VEF ZMK ZWD ZWL ZWR
        """.split(separator: " ").compactMap { Currency($0) })

    private static let inUse: Set<Currency> = Set(
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP \
        CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR \
        IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU \
        MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG \
        SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV \
        WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
        """.split(separator: " ").compactMap { Currency($0) })
}
