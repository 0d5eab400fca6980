/* raveberry sources sha256:e44ca62d1d9153db0dbbd057432cefce38f45fae223d74bafdb6d80fb1f3d98e */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-HQCPDLKC.js";import{a as m,b as o}from"./chunks/chunk-TJIWAZNQ.js";import"./chunks/chunk-PDIM2F52.js";import"./chunks/chunk-Z42AJWTJ.js";import"./chunks/chunk-AJ4H4RMC.js";import"./chunks/chunk-PGD7OVA5.js";r({...m,why:o});
