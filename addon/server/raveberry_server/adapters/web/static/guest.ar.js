/* raveberry sources sha256:d77e9290f93c4841 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-WK2XSMSH.js";import{a as m,b as o}from"./chunks/chunk-JZNDWVOK.js";import"./chunks/chunk-PMGJB5HN.js";import"./chunks/chunk-QME2FHOG.js";import"./chunks/chunk-24JHKXLZ.js";import"./chunks/chunk-SVZRMZYM.js";r({...m,why:o});
