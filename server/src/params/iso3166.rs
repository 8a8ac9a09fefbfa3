//! Codes of countries: ISO 3166-1 alpha-2, as the map has them, and alpha-3, as some clients send and read them.

/// Alpha-2 in lower case followed by alpha-3, for each country; `xk` is what people use for Kosovo.
const CODES: &str = "\
     adAND aeARE afAFG agATG aiAIA alALB amARM aoAGO aqATA arARG asASM atAUT auAUS awABW axALA azAZE baBIH \
     bbBRB bdBGD beBEL bfBFA bgBGR bhBHR biBDI bjBEN blBLM bmBMU bnBRN boBOL bqBES brBRA bsBHS btBTN bvBVT \
     bwBWA byBLR bzBLZ caCAN ccCCK cdCOD cfCAF cgCOG chCHE ciCIV ckCOK clCHL cmCMR cnCHN coCOL crCRI cuCUB \
     cvCPV cwCUW cxCXR cyCYP czCZE deDEU djDJI dkDNK dmDMA doDOM dzDZA ecECU eeEST egEGY ehESH erERI esESP \
     etETH fiFIN fjFJI fkFLK fmFSM foFRO frFRA gaGAB gbGBR gdGRD geGEO gfGUF ggGGY ghGHA giGIB glGRL gmGMB \
     gnGIN gpGLP gqGNQ grGRC gsSGS gtGTM guGUM gwGNB gyGUY hkHKG hmHMD hnHND hrHRV htHTI huHUN idIDN ieIRL \
     ilISR imIMN inIND ioIOT iqIRQ irIRN isISL itITA jeJEY jmJAM joJOR jpJPN keKEN kgKGZ khKHM kiKIR kmCOM \
     knKNA kpPRK krKOR kwKWT kyCYM kzKAZ laLAO lbLBN lcLCA liLIE lkLKA lrLBR lsLSO ltLTU luLUX lvLVA lyLBY \
     maMAR mcMCO mdMDA meMNE mfMAF mgMDG mhMHL mkMKD mlMLI mmMMR mnMNG moMAC mpMNP mqMTQ mrMRT msMSR mtMLT \
     muMUS mvMDV mwMWI mxMEX myMYS mzMOZ naNAM ncNCL neNER nfNFK ngNGA niNIC nlNLD noNOR npNPL nrNRU nuNIU \
     nzNZL omOMN paPAN pePER pfPYF pgPNG phPHL pkPAK plPOL pmSPM pnPCN prPRI psPSE ptPRT pwPLW pyPRY qaQAT \
     reREU roROU rsSRB ruRUS rwRWA saSAU sbSLB scSYC sdSDN seSWE sgSGP shSHN siSVN sjSJM skSVK slSLE smSMR \
     snSEN soSOM srSUR ssSSD stSTP svSLV sxSXM sySYR szSWZ tcTCA tdTCD tfATF tgTGO thTHA tjTJK tkTKL tlTLS \
     tmTKM tnTUN toTON trTUR ttTTO tvTUV twTWN tzTZA uaUKR ugUGA umUMI usUSA uyURY uzUZB vaVAT vcVCT veVEN \
     vgVGB viVIR vnVNM vuVUT wfWLF wsWSM xkXKX yeYEM ytMYT zaZAF zmZMB zwZWE";

/// The alpha-3 code of a country.
pub fn alpha3(alpha2: &str) -> Option<&'static str> {
    CODES.split(' ').find_map(|pair| pair.strip_prefix(alpha2)).filter(|code| code.len() == 3)
}

/// The alpha-2 code in lower case for a code of either kind and any case.
pub fn alpha2(code: &str) -> Option<[u8; 2]> {
    let (lower, upper) = (code.to_ascii_lowercase(), code.to_ascii_uppercase());
    let pair = CODES.split(' ').find(|pair| match code.len() {
        2 => pair.starts_with(&lower),
        3 => pair.ends_with(&upper),
        _ => false,
    })?;
    pair.as_bytes().get(..2)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_to_each_other() {
        assert_eq!((alpha3("fi"), alpha3("xk"), alpha3("zz"), alpha3("")), (Some("FIN"), Some("XKX"), None, None));
        assert_eq!(
            (alpha2("FIN"), alpha2("De"), alpha2("fin"), alpha2("zzz")),
            (Some(*b"fi"), Some(*b"de"), Some(*b"fi"), None)
        );
        assert_eq!((alpha2(""), alpha2("deFR"), alpha2("éa")), (None, None, None));
    }

    #[test]
    fn every_pair_has_both_codes() {
        assert!(CODES.split(' ').all(|pair| pair.len() == 5 && pair[..2] == pair[..2].to_lowercase()));
        assert_eq!(CODES.split(' ').count(), 250);
    }
}
