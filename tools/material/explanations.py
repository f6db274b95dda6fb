# SPDX-License-Identifier: GPL-3.0-or-later
"""data/content/explanations: how it works, in three depths, in the project's own words.

Marks within a text: [words|term] links the words to an entry of the glossary; {ID} stands for the
number of a row of evidence/effects, which is read from that row when it is shown. So no result of a
study is written here by hand. rests_on names further rows: of the evidence, the safety rules, the
exercises, the nutrients, or the fixed numbers of the fracture layer.

subject is the row of the table of subjects that the text is for. correction is what evidence says
against a common claim, and corrected_by the rows that say so. plans are the regimens whose working
the topic explains; picture names a drawing (mechanism).
"""
from material.tables import table

COLUMNS = ["id", "title", "subject", "patient", "curious", "clinician", "rests_on", "correction",
           "corrected_by", "plans", "picture"]

TOPICS = [
    dict(id="renewal", title="How bone renews itself", subject="remodelling",
         patient="""\
Your bones are alive. All your life, your body takes out old bone and puts in new bone. This is called \
[bone renewal|bone remodelling (remodeling)].
Three kinds of cells do the work. [Bone-clearing cells|osteoclast] take old bone away. \
[Bone-building cells|osteoblast] make new bone. [Bone-sensing cells|osteocyte] feel the load and tell the others \
what to do.
When more is taken out than put in, bone gets thinner.""",
         curious="""\
Renewal works patch by patch. [Osteoclasts|osteoclast] dissolve a small pit of old bone: \
[resorption|resorption (bone resorption)]. [Osteoblasts|osteoblast] then fill the pit with a protein frame, \
mostly [collagen|collagen], which hardens with mineral: [formation|bone formation]. Some osteoblasts are walled in \
and become [osteocytes|osteocyte], the sensors inside bone.
Clearing a pit is quick and filling it is slow. So when [turnover|turnover] speeds up, more pits are open at any \
moment, and bone is lost even if each pit is filled almost to the top. The [mesh inside|trabecular bone] the spine \
and hip has the most surface, so it changes first.""",
         clinician="""\
Remodelling couples resorption to formation in basic multicellular units. The engine carries osteoclasts, early and \
mature osteoblasts, new and fully mineralised bone at three sites; formation follows resorption almost in \
proportion, with a delay, and a small negative balance grows with age and with loss of sex steroid.
Consequence for reading a scan: part of an early rise under an antiresorptive is the closing of remodelling space \
and longer mineralisation, not new bone. Three years of a daily oral bisphosphonate against placebo at the spine: \
{BIS025}. The core says nothing about micro-architecture or strength.""",
         rests_on="", correction="", corrected_by="", plans=""),
    dict(id="clear-and-block", title="The clear-and-block balance", subject="rank", picture="mechanism",
         patient="""\
Your body has a signal that says "clear bone here". It is called [RANKL|RANKL]. A second signal, [OPG|OPG \
(osteoprotegerin)], catches the first one before it can act.
The balance between the two sets how much bone is taken away. Estrogen keeps more of the blocking signal around. \
When estrogen falls, the "clear bone" signal gets the upper hand.""",
         curious="""\
Bone-clearing cells form when [RANKL|RANKL] meets its switch, [RANK|RANK], on young cells. [OPG|OPG \
(osteoprotegerin)] is a decoy: it binds RANKL and takes it out of play. What counts is the \
[balance|RANKL to OPG balance (ratio)], not either one alone.
Estrogen lowers RANKL and raises OPG. Alarm signals of the defence system do the opposite. So menopause, \
inflammation and steroid tablets all push the same lever. The drawing shows the idea. It does not measure your \
bones.""",
         clinician="""\
RANKL on osteoblast-lineage cells, osteocytes and activated T cells drives differentiation, activity and survival \
of osteoclasts through RANK; OPG is the soluble decoy. The engine has no RANKL in pg/mL: it uses one relative \
drive, raised by loss of sex-steroid signal (with an adapting surge around the final period), by poor calcium and \
vitamin D supply, by an inflammation index and by glucocorticoid dose.
The sizes of the inflammation and glucocorticoid terms are assumed or weakly informed and are marked so in the \
parameter table. RANKL and OPG in blood are not used: no table here links them to a fracture outcome.""",
         rests_on="", correction="", corrected_by="", plans=""),
    dict(id="estrogen-loss", title="What menopause does to bone", subject="estrogen",
         patient="""\
[Estrogen|estrogen (oestrogen)] slows the cells that take bone away. At [menopause|menopause] it falls, and bone is \
lost faster for some years. After that the loss slows down again.
In one large study, women lost about 11% of the bone density in their spine. That was over the ten years around \
their last period. Some lost more and some lost less.""",
         curious="""\
The fast years begin about one year before the last period and end about two years after it. Then the loss goes on \
at a slower pace for the rest of life.
Estrogen acts on all sides: it makes bone-clearing cells end their life sooner ([apoptosis|apoptosis]), it keeps the \
[clear-and-block balance|RANKL to OPG balance (ratio)] in check, and it helps bone-building cells live longer. An \
early menopause means more years without it.""",
         clinician="""\
SWAN, ten years around the final period: lumbar spine {NAT010}, femoral neck {NAT012}; the three transmenopausal \
years alone: spine {NAT011}, neck {NAT013}. Another cohort, at the spine: {NAT016} in the two years \
before, {NAT017} in the two years after, {NAT018} later.
Model inputs: age at the final period or oophorectomy, measured estradiol, HRT as a floor under estradiol. An \
adapting surge term reproduces the overshoot of resorption.""",
         rests_on="",
         correction="""\
You may read that women lose up to 20% of their bone in 5 to 7 years. That is the most anyone loses, not the usual \
loss. In the study used here, the spine lost about 11% in ten years.""",
         corrected_by="NAT010,NAT011,NAT012", plans=""),
    dict(id="men-and-hormones", title="Testosterone and estrogen in men", subject="estrogen",
         patient="""\
In men, [testosterone|testosterone] falls slowly with age. The body turns some of it into \
[estrogen|estrogen (oestrogen)]. Much of what protects bone in men is this estrogen.
So a medicine that blocks this step can harm bone, even when testosterone looks good.""",
         curious="""\
There is no sudden stop as in women; the slow fall is sometimes called [andropause|andropause]. The enzyme \
[aromatase|aromatisation (aromatase)] turns testosterone into [estradiol|17β-estradiol (E2)] in fat, muscle and bone \
itself.
Men lose bone slowly, and a small group loses it much faster than the rest. Falling hormones are one cause among \
many: steroid tablets, alcohol, low weight and illness are others.""",
         clinician="""\
Men of 65 and over, femoral neck: {NAT029}; the fastest-losing eighth over about 4.6 years: {NAT030}, the \
quarter who kept theirs: {NAT031}. The engine's sex-steroid signal follows estradiol and, for a calibrated share, \
testosterone; part of the testosterone that therapy adds becomes estradiol unless an aromatase inhibitor stops it.
The safety rule on aromatase inhibitors beside testosterone (SR047) rests on a randomised trial in older men in \
which spine density fell.""",
         rests_on="SR047", correction="", corrected_by="", plans="anastrozole,gonadorelin"),
    dict(id="load", title="How bone feels load", subject="load",
         patient="""\
Bone gets stronger where it is used, and weaker where it is not. Cells inside bone feel each push and pull. They \
send a message: build here, or clear here.
Bone likes load that is strong, brief and new. It gets used to load that is always the same.""",
         curious="""\
[Osteocytes|osteocyte] feel strain and fluid moving past them, and turn it into signals \
([mechanotransduction|mechanotransduction]). One of them, the [Wnt signal|Wnt pathway (Wnt/beta-catenin)], helps \
young cells become bone builders.
The [load setting|mechanostat] is the idea that bone compares the load it feels with a [trigger \
level|set point]. Above the level, bone is built; far below it, bone is cleared. Weaker bone feels the same load \
more, which is a brake on loss.""",
         clinician="""\
Mechanostat form in the engine: strain relative to a set point drives formation and restrains resorption, \
saturating, with habituation to a constant programme; an exercise programme adds drive by class, and by how much of it is done, \
at spine and hip apart. Jumping and walking are assumed shares of the tested programmes.
High-intensity resistance with impact in postmenopausal women, eight months against control: spine {EXE002}, neck \
{EXE004}.""",
         rests_on="", correction="", corrected_by="", plans=""),
    dict(id="load-and-hormones", title="Exercise together with hormones", subject="load",
         patient="""\
Some people say that exercise only works for bone if hormones are high. Others say the two together do far more \
than each one alone. Studies in women do not show that.
Exercise and hormone treatment each act on their own. Taking both may add a little for bone. We do not know if it \
adds more.""",
         curious="""\
When hormones are low, bone may answer load more weakly ([skeletal resistance|skeletal resistance]). That has been \
seen in the laboratory. From it comes the claim that hormones "switch exercise on".
When trials that gave women both were put together, exercise on top of hormone treatment added a gain too small to \
tell from chance. Exercise has other benefits that do not depend on hormones, such as fewer falls.""",
         clinician="""\
Pooled trials, hormone therapy plus exercise against hormone therapy alone: spine {CHE010}, neck {CHE011}; neither \
significant. The spine effect of one small trial is {CHE005}; in men, exercise and fortified milk \
showed no additive effect ({EXE079} in each active group).
The engine raises the mechanostat set point with loss of sex steroid, and then multiplies exercise beside HRT or a \
bisphosphonate by a gain of 0.717 with a wide spread, because trials of the two together showed less than the sum. \
The term is shown as uncertain.""",
         rests_on="CHE008",
         correction="""\
One article says hormones and exercise boost each other. The pooled study it names found no sure extra gain from the \
two together.""",
         corrected_by="CHE010,CHE011", plans="hrt+exercise"),
    dict(id="inflammation", title="Inflammation and bone", subject="inflammation",
         patient="""\
When the body's defence system stays switched on, it can harm bone. Its [alarm signals|cytokines (IL-1, IL-6, \
TNF-α)] also call out the cells that clear bone.
Estrogen keeps some of these alarms quiet. Long-lasting illness of the joints or gut can keep them on. Treating \
the illness is the first step.""",
         curious="""\
Low estrogen lets [defence cells|T-cells] multiply, and some of them make [RANKL|RANKL] and TNF-α. IL-1 and IL-6 \
push the same way. [Cell wear|oxidative stress (ROS)] is said to shorten the life of bone-building cells.
Muscles at work send out [signals of their own|myokines], some of which calm alarms. Most of this was learned in \
animals and cells. How much it matters for one person's bones is not known.""",
         clinician="""\
Estrogen deficiency expands activated T cells that express RANKL and TNF-α; IL-1, IL-6 and TNF-α amplify \
osteoclastogenesis; reactive oxygen species shorten osteoblast survival. In the engine one inflammation index \
raises the resorption drive and lowers formation. Both coefficients are assumed, the index has no clinical scale, \
and the term is off unless a scenario sets it.
No trial in the evidence table lowered a cytokine by diet or supplement and measured fractures.""",
         rests_on="",
         correction="""\
Some articles say that fish oil calms the body and so saves bone. A trial of three years counted broken bones. It \
found no sure effect.""",
         corrected_by="NUT058", plans=""),
    dict(id="gut", title="The gut and bone", subject="inflammation",
         patient="""\
[Helpful germs|gut microbiome] in your gut break down fibre. They may calm the body's defence system. Some can send \
a little estrogen back into the body.
Pills with live germs have been tested for bone. One study found a small gain. A larger and newer one found none.""",
         curious="""\
Germs that live on fibre make [small fats|short-chain fatty acids (butyrate)] that may calm defence cells. Others \
make an enzyme that frees estrogen so that it is taken up again (the [estrobolome|estrobolome]). Whether a \
[leaky gut wall|leaky gut (intestinal permeability)] harms bone in people is disputed.
Trials used different germs, doses and people, which is one reason why they disagree. None counted broken bones.""",
         clinician="""\
Pooled probiotic trials in postmenopausal women, spine: {NUT049}; total hip: {NUT050}. For one strain the first \
trial, in women of 75 to 80, gained at the tibia: {NUT052}; the later one, in early postmenopause, at the \
spine: {NUT053}; at the hip: {NUT054}. No effect enters the engine.""",
         rests_on="SR121",
         correction="""\
Live germs are sold as a way to keep bone. The newest and longest trial of the best-known kind found no effect on \
bone density.""",
         corrected_by="NUT053,NUT054", plans=""),
    dict(id="stress-and-steroids", title="Stress hormones and steroid tablets", subject="stress",
         patient="""\
[Cortisol|cortisol] is a hormone your body makes under stress. Too much of it for too long weakens bone.
Steroid tablets act like a high dose of it. Bone is lost fastest in the first months, and breaks can come before a \
scan shows much. Talk with us before you stop steroid tablets. To stop all at once can make you very ill.""",
         curious="""\
The [stress hormone chain|HPA axis] runs from the brain to the adrenal glands. A high level slows bone builders, \
shortens their life and, at first, speeds up clearing. It also lowers the sex hormones.
Whether everyday stress does this too is not known from the studies listed here. Dose and months of tablets are asked at each visit, \
because they change the chance of a break more than the scan tells.""",
         clinician="""\
Glucocorticoid lowers formation and, early, raises resorption; the engine has one dose-driven term on each side, \
strongest at first. QFracture counts steroids as yes or no and says "may be too low"; the very-high-risk rule for \
prednisolone 7.5 mg/day or more over three months or more is SRX009. A typed FRAX result has its own dose \
adjustment.""",
         rests_on="SRX009,SR068", correction="", corrected_by="", plans=""),
    dict(id="growth-hormone", title="Growth hormone and IGF-1", subject="gh",
         patient="""\
[Growth hormone|growth hormone (GH)] tells the liver to make [a helper|IGF-1] that bone-building cells use. Both \
fall as we age.
People who truly lack growth hormone can gain bone density when it is given to them. In older people who do not lack \
it, bone density did not rise.""",
         curious="""\
The fall with age is sometimes called [somatopause|somatopause]. [IGF-1|IGF-1] speeds renewal as a whole: clearing \
and building both go up. So density can dip in the first year, even in people who lack the hormone and gain later.
A blood test of IGF-1 that goes up shows that the medicine acts. It does not show that bone is stronger.""",
         clinician="""\
Adults with GH deficiency, spine, studies over one year: {GHX006}. Women with age-related bone loss and no \
deficiency: spine {GHX001}, total hip {GHX002}; formation marker up {GHX005}. The pooled fracture ratio of the same \
review, {GHX004}, disagrees with its null density and rests mostly on one open extension; in that cohort fracture \
history fell evenly across the randomised groups ({GHX014}). It is not used.
In the engine IGF-1 action raises both osteoclast drive and formation.""",
         rests_on="SR081,SR084", correction="", corrected_by="", plans=""),
    dict(id="exercise", title="Exercise for bone and against falls", subject="exercise",
         patient="""\
Exercise does two things. It gives bone a reason to stay strong. And it helps you not to fall.
For bone, the load has to feel hard. Studies used weights that feel hard by the tenth lift, on 2 or 3 days a week. \
Then a little more was added each month. Jumps and hops help too, but they are not safe for everyone. Walking is good for \
you, but it loads bone less.
For falls, there is [balance exercise|balance training (proprioception)] such as tai chi.
If you have a break in your spine, jumps and bending with a load stay off the list for now.""",
         curious="""\
Bone answers to [muscle-strength exercise|resistance training] with a real load, raised [step by \
step|progressive overload], and to [impact|impact exercise (plyometrics)]: the [push from the \
ground|ground reaction force] when you land. Low-impact exercise is good for the heart and for staying steady, and \
does little for density.
The gain is small: on average less than one scan can be sure of. So a scan that shows no change does not mean that \
exercise failed. The gain goes away when the exercise stops.
Fewer falls means fewer breaks, even if density stays the same. That is why falls and density are kept apart here.""",
         clinician="""\
Exercise in postmenopausal women, twelve months, spine: {EXE018}. High-intensity resistance with impact, eight \
months: spine {EXE002}; a network of resistance trials ranks moderate load above it ({EXE094}): see the studies \
side by side. Falls: {EXE046}; tai chi {EXE047}. Fall-related fractures in older adults: {EXE041}, shown beside the \
medicines' bars and never multiplied with them.
Walking alone, spine: {EXE028}; after training stopped: {EXE040}.
Programme in the source documents: 2-3 sessions a week at 70-85 % of one repetition maximum, progressive. Gates: \
vertebral fracture, or an unimaged spine with height loss over 4 cm or T -2.5 or lower, closes jumping and loaded \
bending (SRX051 to SRX054). Markers are no guide to exercise: trials disagree.""",
         rests_on="SRX051,SRX052,SRX053,SRX054,ex21,ex22",
         correction="""\
Some articles say that exercise rebuilds bone. On average the gain in bone density is 1 to 2%. That is too small \
for a scan to see in one person.""",
         corrected_by="EXE032,EXE034,EXE028", plans="exercise,food-and-movement"),
    dict(id="food", title="Calcium, vitamin D and protein", subject="nutrition",
         patient="""\
[Calcium|calcium] is the stone in bone. [Vitamin D|vitamin D] lets your gut take it in. Protein makes the frame.
If you get too little, filling the gap helps. If you get enough, more does not help. Very large single doses of \
vitamin D have led to more falls and more breaks.
Food first. Tablets fill what food leaves out.""",
         curious="""\
The body keeps calcium in the blood steady. When too little comes in, it takes the rest from bone. That is why the \
gap counts, not the total.
Trials in people who lacked both showed fewer hip breaks. Trials in people who had enough showed no effect, and \
pooled studies disagree, mostly because they mixed the two groups. In a large trial of people who were not chosen \
for low vitamin D, a daily dose did not change breaks.
Targets differ between countries, so the country is part of the setting.""",
         clinician="""\
Calcium with vitamin D, hip fracture: {NUT013} in one pooled analysis, {NUT068} in another limited to the \
community; nursing-home women with deficiency: {NUT021}. Vitamin D alone, hip: {NUT015}; daily D3 in unselected \
adults, any fracture: {NUT024}. A yearly bolus raised fractures: {NUT033}. Ten thousand units a day lowered radial \
density: {NUT034}.
The fracture layer credits repletion only where intake or vitamin D is low or not known, and never on top of a \
medicine's ratio, since both trial arms took it. Protein above the allowance and hip fracture is cohort evidence: \
{NUT043}.""",
         rests_on="nu01,nu02,nu04,nu12,SR110,SR111", correction="", corrected_by="", plans="repletion,food-and-movement"),
    dict(id="other-nutrients", title="Vitamin K, zinc and other extras", subject="nutrition",
         patient="""\
Many other foods and pills are sold for bone. For most of them, no study has shown fewer broken bones.
[Vitamin K|vitamin K (K1, K2)] can change how warfarin works. If you take warfarin, talk to us before you change \
what you eat or take.
Fish, nuts, beans, fruit and greens are good food. You do not need pills with the same things in them.""",
         curious="""\
Vitamin K switches on [osteocalcin|osteocalcin], a protein that holds calcium in bone. [Magnesium|magnesium] is \
needed to use vitamin D; [zinc|zinc] by bone builders. [Plant compounds|polyphenols] and omega-3 fats may calm \
inflammation.
A part in the chemistry does not mean that more of it helps. In trials, vitamin K2 gave mixed results, zinc helped \
only people who got little of it, and soy, prunes and collagen gave small or disputed gains. Liver is left off our \
food lists: it holds a lot of vitamin A, and too much of that is linked with weaker bone.""",
         clinician="""\
Vitamin K2 (MK-7): three-year trials disagree, {NUT036} in healthy women and {NUT037} in osteopenia with calcium \
and D. Magnesium intake, cohort only: hip density {NUT041}, with no lower hip fracture. Zinc with copper: {NUT040}. \
Omega-3, non-vertebral fractures: {NUT058}. Soy isoflavones: {NUT063} pooled, {NUT046} in the largest single trial \
(change from baseline; placebo lost as much). Prunes, total hip: {NUT045}.
Vitamin K beside a vitamin K antagonist is a stop (SR114); magnesium below eGFR 30 likewise (SR116).""",
         rests_on="nu06,nu07,nu10,nu14,nu15,nu17,nu18,SR114,SR116,SR117,SR119",
         correction="""\
Articles say that vitamin K2 guides calcium into bone. A trial of three years found that it changed neither bone \
density nor bone structure.""",
         corrected_by="NUT037,NUT069", plans=""),
    dict(id="hrt", title="Hormone treatment (HRT)", subject="hrt",
         patient="""\
[Hormone treatment|hormone therapy (HRT, MHT)] puts back estrogen that falls at menopause. It slows the cells that \
take bone away, and it eases hot flushes.
If you still have a womb, a second hormone is taken to protect it.
It works while you take it. When you stop, bone loss starts again. It has harms of its own, which depend on your \
age, your health and how you take it.""",
         curious="""\
Estrogen comes as a tablet, patch, gel or spray. Through the skin it does not pass the liver first, which matters \
for blood clots. [Progesterone|progesterone] or a medicine like it keeps the lining of the womb from growing too \
much.
Large trials with one kind of tablet counted fewer broken bones of every sort. Patches and gels raise density as \
well, but no trial of them was large enough to count breaks. So their cell in the table says "not known" and not \
the tablet's number.
The harms counted in women of 50 to 79 do not hold for women who lost their periods early.""",
         clinician="""\
WHI, conjugated estrogens with medroxyprogesterone, women not selected for low density: any fracture {HRT013}; hip, \
pooled trials {HRT056}. Other forms have no fracture trial: hatched, with the oral result beside. Spine density after two years of \
oral therapy in early postmenopause: {HRT003} and {HRT004}.
Checks: breast and estrogen-dependent cancer, thrombosis, stroke, arterial disease, liver, unexplained bleeding \
(SR001 to SR008), uterus without progestogen (SR011). Harms of WHI are hidden under 50 and marked indirect for \
transdermal use. The program sets no dose; its estradiol equivalents are for bone alone.""",
         rests_on="SR001,SR003,SR005,SR008,SR011,SR012,AE001", correction="", corrected_by="", plans="hrt"),
    dict(id="stopping", title="What happens after stopping", subject="hrt",
         patient="""\
Some medicines stay in bone for years. Bisphosphonates do, so a planned break from them can be safe for some people. \
Hormone treatment does not stay. Its effect on bone ends soon after you stop.
Studies do not agree on how fast bone is lost after hormone treatment ends. Talk with us before you stop.""",
         curious="""\
A bisphosphonate is buried in bone and comes out slowly. After some years of use, part of the effect lasts. After \
hormone treatment, the cells notice within weeks.
In one trial, women lost bone fast after stopping. In another, they lost it no faster than women who had never taken \
hormones. The women differed in age and years of use. Broken bones were counted too: the protection went away, but \
the trial did not see more breaks than in women who never took it.
Denosumab, which is not compared here, is different: stopping or delaying it has been followed by breaks in the \
spine.""",
         clinician="""\
After stopping estrogen with progestogen: spine {HRT001} (trial), {HRT072} after estrogen alone (trial), {HRT124} \
after one year of use and {HRT126} after three (safety follow-up, no faster than never-treated). \
Fractures after WHI: {HRT080} after combined therapy, {HRT081} after estrogen alone; cohorts of leavers show more \
hip fractures ({HRT078}, {HRT082}). Studies are set side by side on the page of disagreements.
After five years of alendronate, stopping against going on: clinical vertebral {BIS036}, non-vertebral {BIS038}. \
"Holiday" is a word for bisphosphonates only (SRX049).""",
         rests_on="SR022,SR069,SR071,SRX001,SRX049", correction="", corrected_by="", plans="stop"),
    dict(id="trt", title="Testosterone treatment in men", subject="trt",
         patient="""\
[Testosterone treatment|testosterone therapy (TRT)] is for men whose level is low on tests and who feel unwell from \
it. It can raise bone density in the spine.
It has not been shown to prevent broken bones. In one large trial, 35 in 1,000 men on testosterone broke a bone in \
about 3 years. Without it, 25 in 1,000 did.
Weak bones in men are treated with bone medicines. That holds with or without the hormone.""",
         curious="""\
Testosterone acts on bone by itself and as estrogen, after the body turns it into that. Most of the gain in density \
comes from slowing the loss.
Why more men broke bones in the trial is not known. It may be falls, more activity, or chance. Few of these men had \
weak bones to begin with, and many stopped the gel early.
A pill that lowers estrogen ([anastrozole|anastrozole (aromatase inhibitor)]) is sometimes given beside it. It takes \
away part of what protects bone.""",
         clinician="""\
Density: trabecular spine by QCT after a year {TRT001}; spine by DXA after two years {TRT034}. Pooled trials \
disagree: {TRT024} and {TRT027} against {TRT029}. Markers in the two-year trial: CTX {TRT036}, P1NP {TRT037}: both \
fall. Fractures, TRAVERSE: {TRT004}; low-trauma {TRT005}.
The table shows the excess from 1 to the upper limit and no best guess; density is never turned into a fracture \
benefit. Checks: prostate, haematocrit, sleep apnoea, heart, fertility (SR026 to SR046); aromatase inhibitor SR047.""",
         rests_on="SR026,SR031,SR041,SR042,SR047,traverse_testosterone_per_1000,traverse_placebo_per_1000",
         correction="""\
Some articles call testosterone a bone builder. In a trial of two years, the blood test of bone building went down, \
not up. So testosterone slows the loss.""",
         corrected_by="TRT037,TRT036,TRT004", plans="trt"),
    dict(id="testosterone-women", title="Low-dose testosterone in women", subject="trt",
         patient="""\
Some women are given a small dose of testosterone, most often for low sexual desire. It is not a bone medicine. \
Small studies do not agree on whether it helps bone. None counted broken bones. So we draw no picture for it.""",
         curious="""\
Women make testosterone too, and it falls with age. Two small trials added it to estrogen: in one, density rose \
more; in the other, it did not. A review of all trials found no effect on bone density.
In most countries no product is made for women, so the dose is hard to get right.""",
         clinician="""\
Implants, estradiol with or without testosterone: {TWO001} in one trial, {TWO003} with testosterone against a \
larger gain without it in another. Review: {TWO002}. Evidence is not enough for a bone claim (SR051); \
supraphysiological pellets and injections are a stop (SR052). No curve is drawn.""",
         rests_on="SR051,SR052", correction="", corrected_by="", plans="testosterone-women"),
    dict(id="bisphosphonates", title="Bisphosphonates", subject="bisphosphonates",
         patient="""\
[Bisphosphonates|bisphosphonates] are medicines that slow the cells that take bone away. They stick to bone and stay \
there for a long time.
Tablets are taken once a week or once a month, on an empty stomach, sitting up. One kind is given into a vein once a \
year.
Large studies counted fewer broken bones in people with weak bones. Harms to know of are a jaw that heals slowly and \
an odd break of the thigh bone. Their numbers stand in the table.""",
         curious="""\
The medicine binds to mineral where bone is being cleared. Bone-clearing cells take it up and stop working. Building \
goes on for a while, then slows too, since the two are linked.
Blood tests of renewal fall within three months. Density rises over years. The medicines differ in \
what has been counted: alendronate, risedronate and zoledronate have trials for hip breaks; ibandronate has one for \
the spine only.
After some years a pause can be looked at, because the medicine stays in bone.""",
         clinician="""\
Vertebral fractures: alendronate {BIS001}, risedronate {BIS080}, ibandronate {BIS097}, zoledronate {BIS042}. Hip: \
alendronate {BIS182}, risedronate {BIS181}, zoledronate {BIS043}; ibandronate showed none ({BIS099} non-vertebral). \
Long use: SR069, SR070.
Checks: creatinine clearance by Cockcroft-Gault (SR053 to SR056), low calcium SR057, vitamin D SR058, oesophagus and \
upright posture SR059 and SR060, jaw SR065, thigh pain SR066. Response rule at three months for oral use: P1NP down \
more than 38 % or CTX more than 56 % (SR072). The rule is not for other treatments.""",
         rests_on="SR053,SR054,SR057,SR058,SR059,SR060,SR065,SR066,SR069,SR070,SR072,SR073",
         correction="""\
One article gives a single large number for all such medicines. It is about the spine alone. Each place in the body \
has its own number, and the table gives yours out of 100 people.""",
         corrected_by="BIS182,BIS181,BIS043", plans="alendronate,risedronate,ibandronate,zoledronate"),
    dict(id="peptides", title="Growth hormone boosters (peptides)", subject="peptides",
         patient="""\
These drugs make the body release more growth hormone. No study has counted broken bones in people who take them. \
For the shots, no study has measured bone density in people.
So we cannot say if they help, do nothing, or do harm. We cannot draw a picture.""",
         curious="""\
[Sermorelin|sermorelin] and [CJC-1295|CJC-1295] copy the body's own release signal; [ipamorelin|ipamorelin] uses \
another switch. A pill, MK-677, acts in a like way and is the nearest thing studied in people: signs of building and \
of clearing went up together, and density gained at one spot of the hip alone, beside another medicine.
What is said of bone comes from young rats. A blood test that rises ([IGF-1|IGF-1]) shows that the drug does \
something. It is no proof for bone. Sugar in the blood can rise too.""",
         clinician="""\
Human bone evidence for sermorelin, ipamorelin or CJC-1295: {GHX033}. CJC-1295, IGF-1 after a single dose: \
{GHX032}. Rats: {GHX030}; {GHX031}. Nearest human evidence, MK-677: osteocalcin {GHX023} and NTX {GHX024}; with \
alendronate neck {CGB002}; spine: {CGB003}. Growth hormone without deficiency, spine {GHX001}.
Hatched in every lane of the table, never ranked; licence shown by country with its date. Active cancer and severe \
retinopathy are stops (SR081, SR083); heart failure: SR087; sport: SR091.""",
         rests_on="SR081,SR083,SR084,SR087,SR088,SR089,SR091",
         correction="""\
Some articles say that these drugs build bone. The studies behind this were made in rats. No study in people has \
shown it.""",
         corrected_by="GHX033,GHX030,GHX001", plans="gh-sermorelin,gh-ipamorelin,gh-cjc1295,gh-mk677"),
    dict(id="three-measures", title="Breaks, density and blood tests", subject="endpoints",
         patient="""\
Three things can be counted: broken bones, [bone density|bone mineral density (BMD)] and blood tests. Broken bones \
matter most. The other two are only hints.
A medicine can raise density and still not prevent breaks. So we keep the three apart and never add them up.
A scan has [a margin|least significant change (LSC)]. A change smaller than that may only be chance.""",
         curious="""\
A [scan|DXA (DEXA) scan] measures mineral in an area of bone. It says little about the inner frame, about falls, or \
about how you land. [CTX|CTX] shows how fast bone is cleared and [P1NP|P1NP] how fast it is built; both change \
within weeks and depend on the time of day, food and the laboratory.
For medicines that slow the loss, more density goes with fewer breaks on average over many trials. For testosterone \
and growth hormone that link was not found. So a fracture number here comes only from trials that counted fractures.""",
         clinician="""\
Three lanes, never merged. Density: areal BMD by DXA, change judged against the clinic's own least significant \
change (2.77 times its precision error, SR123). Markers: CTX fasting in the morning, same laboratory and method; \
recent fracture, kidney disease and glucocorticoid distort them (SR124).
Mismatch in the evidence: testosterone, spine {TRT034} with fractures {TRT004}; growth hormone in women, spine \
{GHX001} with a pooled fracture ratio of {GHX004}. Surrogate regressions appear in the clinician's drawer alone and \
only where no own trial exists.""",
         rests_on="SR123,SR124",
         correction="""\
"Turning osteoporosis back" is a phrase in some articles. Their own figures are gains of 1 to 2% from food and \
movement. Slowing the loss is what the trials show.""",
         corrected_by="EXE032,EXE034,NUT006", plans=""),
    dict(id="chance", title="Your chance of a break", subject="risk",
         patient="""\
Your chance comes from your age, sex, past breaks, falls, health and scan. We give it out of 100 people like you, \
over one span of time.
We cannot know which group you will be in. If an answer is not known, we say so and do not guess that it is "no".""",
         curious="""\
A calculator was made by following very many people and seeing who broke a bone. It holds for people like them, and \
not outside their ages. Different calculators count different breaks, so their numbers differ.
All of them think of a person who takes no bone medicine. Some count falls and some do not. None knows how recent a \
break was, and the months after a break are the time of the highest chance.""",
         clinician="""\
Open estimates are shown side by side with outcome, horizon and population; none is averaged. QFracture counts past \
fractures for little and gives nothing under a BMI of 20 (SRX058, SRX059). Guideline bands hold only for a typed \
FRAX result of that country (SRX061). Very-high-risk criteria (SRX006 to SRX011) are named before any number. \
Values outside a model's range are refused, not clipped.""",
         rests_on="SRX006,SRX011,SRX058,SRX059,SRX061", correction="", corrected_by="", plans="as-now"),
    dict(id="what-matters", title="What matters to you", subject="risk",
         patient="""\
There is often more than one good way. Which one fits depends on what matters to you. It may be not breaking a bone, \
few tablets, or fewer visits.
The cards help you say it. We show which options have something to say about each card. There is no score, and no \
answer is wrong.""",
         curious="""\
People with the same chance choose differently, and both can be right. A score would hide whose values it counts. So \
the cards are shuffled at each visit, nothing is added up, and "not known" is said where nobody has studied it.
Not deciding today is a choice as well. Your words are kept and printed on your plan.""",
         clinician="""\
Cards, words and refusals are kept with the visit and printed in the patient's words. Options stand in a fixed order \
that carries no rank; none is chosen beforehand. What was not looked at is logged and printed as "not discussed".""",
         rests_on="", correction="", corrected_by="", plans=""),
    dict(id="how-sure", title="How sure we are", subject="depths",
         patient="""\
Each number here has a study behind it. Some studies are large and good. Some are small. Four bars mean that we are \
quite sure. No bar means that nobody has looked.
Most numbers come with a range. The true one may lie anywhere in it. When studies disagree, we show both sides.""",
         curious="""\
The bars follow how the study was made: people put into groups by chance, counted for years, tell more than a small \
study or one in animals. "No study" is not the same as "no effect", and it is drawn hatched, never as zero.
Numbers that have not yet been read again at their source are marked "unverified". Each number opens a drawer with \
its study, people, date and limits (Ctrl+I).
This page has three depths: for patients, for the curious, and for clinicians.""",
         clinician="""\
Certainty is the graders' word for the row, not a grade of the person's result. Provenance travels with each row: \
read, derived, cross-checked or recalled; whatever is recalled in whole or part is shown as unverified. Ranges of \
fracture cells are the interval of the treatment effect alone; bands of curves are 90 % of virtual patients, for the \
average effect and for a person like this one. A harm keeps its own horizon.""",
         rests_on="", correction="", corrected_by="", plans=""),
]


def write(_material):
    table("content/explanations", "the project's own words on the table of subjects, resting on the "
          "rows named and on the facts of the source documents", COLUMNS,
          [[topic.get(column) or None for column in COLUMNS] for topic in TOPICS])
