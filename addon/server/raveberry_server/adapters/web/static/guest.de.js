/* raveberry sources sha256:18a072991ad1186d */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-XAPY47MA.js";import{a as m,b as o}from"./chunks/chunk-ICN3WTA7.js";import"./chunks/chunk-FMLEZ762.js";import"./chunks/chunk-APMD66GR.js";import"./chunks/chunk-BPCZPDWI.js";import"./chunks/chunk-YWYMEBIL.js";r({...m,why:o});
